import type { JSONColumnType } from 'kysely';
import type { TraitSet } from './traits/trait-set.ts';

/** Tables of this domain, by name, in the schema `cdp`. */
export interface ProfilesTables {
  profiles: ProfilesTable;
  traits: TraitsTable;
}

/** Customers. What is known of one hangs on its identifiers. */
export interface ProfilesTable {
  /** The id of its leading identifier. */
  id: string;
  created_at: Date;
  /** Set where the order of evidence matters. */
  contest_id: string | null;
}

/** Traits, one row an identifier that brought any. */
export interface TraitsTable {
  identifier_id: string;
  traits: JSONColumnType<TraitSet>;
}
