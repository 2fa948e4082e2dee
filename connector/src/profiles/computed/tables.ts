import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Computation } from 'strapi-cdp-config';

/** Tables of computed traits, by name, in the schema `cdp`. */
export interface ComputedTables {
  computations: ComputationsTable;
  computed_state: ComputedStateTable;
}

/** Node reads 64-bit integers and decimal numbers as text. */
type Numeric = ColumnType<string, number | string, number | string>;

/** What is computed. A changed definition is another computation, which takes over when it is whole. */
export interface ComputationsTable {
  id: Generated<number>;
  /** Identifier of the computed trait. */
  trait: string;
  name: string;
  computation: JSONColumnType<Computation>;
  /** `retired`: nobody reads it any more; its state is on its way out. */
  state: 'computing' | 'failed' | 'live' | 'retired';
  /** Identifiers up to this one are in; null before the first. */
  up_to: string | null;
  events_done: Generated<Numeric>;
  events_total: Generated<Numeric>;
  error: string | null;
  created_at: Date;
}

/**
 * What was counted for an identifier in a stretch of time. Rows of several stretches or identifiers
 * add up to one.
 */
export interface ComputedStateTable {
  identifier_id: string;
  computation_id: number;
  /** Beginning of the stretch; `-infinity` without a window. */
  bucket: Date;
  /** The value where values are told apart: JSON text, or the document id of a catalogue entry. */
  value: string;
  count: Numeric;
  sum: Numeric | null;
  low: Numeric | null;
  high: Numeric | null;
  /** Place of the first value in time: milliseconds, number of the event, position in its list. */
  first: string[] | null;
  first_value: unknown;
  last: string[] | null;
  last_value: unknown;
}
