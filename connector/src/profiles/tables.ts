import type { JSONColumnType } from 'kysely';
import type { TraitSet } from './traits/trait-set.ts';

/** Tables of this domain, by name, in the schema `cdp`. */
export interface ProfilesTables {
  profiles: ProfilesTable;
  traits: TraitsTable;
  trait_words: TraitWordsTable;
}

/** Customers. What is known of one hangs on its identifiers. */
export interface ProfilesTable {
  /** The id of its leading identifier. */
  id: string;
  created_at: Date;
  /** Set where the order of evidence matters. */
  contest_id: string | null;
  /** Types of the identifiers that were seen, each once, in order. */
  identifier_types: string[];
  /** The hour in which it was last seen. */
  last_seen_hour: Date;
}

/** What traits are found by; see `wordsOf`. */
export interface TraitWordsTable {
  identifier_id: string;
  words: string;
}

/** Traits, one row an identifier that brought any. */
export interface TraitsTable {
  identifier_id: string;
  traits: JSONColumnType<TraitSet>;
}
