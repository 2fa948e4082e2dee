import type { ColumnType, Generated } from 'kysely';
import type {
  ActivationChange,
  ActivationDeliveryState,
  ActivationTrigger,
  MembershipCause,
} from 'strapi-cdp-config';

/** Tables of activations, by name, in the schema `cdp`. */
export interface ActivationTables {
  activations: ActivationsTable;
  activation_deliveries: ActivationDeliveriesTable;
  activation_clock: ActivationClockTable;
}

/** Node reads 64-bit integers as text. */
type BigInteger = ColumnType<string, number | string, number | string>;
type GeneratedBigInteger = ColumnType<string, number | string | undefined, number | string>;

/** Where an activation stands. */
export interface ActivationsTable {
  /** Its identifier. */
  activation: string;
  audience: string;
  enabled: boolean;
  /** Whether those are told of who were in when it was switched on. */
  existing: boolean;
  /** Which changes are told. */
  triggers: ActivationTrigger[];
  /** Changes of memberships up to this number are none of its business. */
  since: BigInteger;
  delivered: GeneratedBigInteger;
  skipped: GeneratedBigInteger;
  delivered_at: Date | null;
  /** Failures in a row. */
  failures: Generated<number>;
  /** Nothing is tried before; null for at once. */
  due_at: Date | null;
  /** Why nothing can be delivered at present. */
  problem: string | null;
  /** Key of its destination. */
  destination: string;
  snapshot_started_at: Date | null;
  snapshot_ended_at: Date | null;
  snapshot_members: ColumnType<string | null, number | string | null, number | string | null>;
  snapshot_error: string | null;
}

/** Why something is told: a membership changed, or those are told of who are in already. */
export type DeliveryCause = MembershipCause | 'existing' | 'schedule';

/** A person whom a destination is to be told of, or was. */
export interface ActivationDeliveriesTable {
  id: GeneratedBigInteger;
  /** The profile as it was named when it happened. */
  profile_id: string;
  activation: string;
  audience: string;
  change: ActivationChange;
  cause: DeliveryCause;
  at: Date;
  state: Generated<ActivationDeliveryState>;
  /** The number that it was first sent under, together with others; what is sent again has it again. */
  batch: ColumnType<string | null, number | string | null, number | string | null>;
  tries: Generated<number>;
  reason: string | null;
  ended_at: Date | null;
}

/** One row: how far changes of memberships have been taken in. */
export interface ActivationClockTable {
  only_row: Generated<true>;
  sequence: BigInteger;
}
