/** Tables of destinations, by name, in the schema `cdp`. */
export interface DestinationsTables {
  destination_health: DestinationHealthTable;
}

/** How a destination is, over all processes. */
export interface DestinationHealthTable {
  destination: string;
  /** Deliveries that failed in a row because it was away. */
  failures: number;
  /** Nobody tries before; null while it answers. */
  open_until: Date | null;
  last_error: string | null;
  failed_at: Date | null;
  delivered_at: Date | null;
}
