import type { Generated, JSONColumnType } from 'kysely';
import type { MergeCause } from './merge.ts';

/** Tables of this domain, by name, in the schema `cdp`. */
export interface IdentityTables {
  identifiers: IdentifiersTable;
  links: LinksTable;
  contests: ContestsTable;
  merges: MergesTable;
  separations: SeparationsTable;
  privacy_key: PrivacyKeyTable;
  suppressed_identifiers: SuppressedIdentifiersTable;
  withdrawals: WithdrawalsTable;
}

/** What names customers, and whom. */
export interface IdentifiersTable {
  id: string;
  type: string;
  value: string;
  /** The profile's id is that of its leading identifier, so every former id can be looked up here. */
  profile_id: string;
  /** A server said that another user id took its place. */
  superseded: Generated<boolean>;
  /** Key of the source that brought it first. */
  source: string;
  created_at: Date;
  /** Null while it was only mentioned by an alias. */
  first_seen_at: Date | null;
  last_seen_at: Date | null;
  /** Events that belong to it. 64-bit integers are read as text. */
  event_count: Generated<string>;
}

/** The evidence: which identifiers were seen together. Profiles are a function of these rows. */
export interface LinksTable {
  /** The strongest identifier. */
  identifier_id: string;
  /** Made from the identifiers and the trust: the same evidence has the same key everywhere. */
  key: string;
  /** The weaker identifiers, strongest first. */
  others: string[];
  trusted: boolean;
  /** The user id whose place the strongest identifier took. */
  supersedes: string | null;
  /** Earliest event that says so. */
  at: Date;
}

/** Profiles that share evidence and that limits keep apart: among them, order matters. */
export interface ContestsTable {
  id: string;
  /** Number of its links. */
  links: number;
  /** The last link in order. */
  latest_at: Date;
  latest_key: string;
}

/** Log of merges. */
export interface MergesTable {
  winner_id: string;
  id: string;
  loser_id: string;
  /** The identifiers that moved, and with them their events and traits. */
  identifier_ids: string[];
  /** The identifiers that the winner had before. */
  kept_ids: string[];
  cause: JSONColumnType<MergeCause>;
  merged_at: Date;
}

/** What editors separated, and their taking it back. */
export interface SeparationsTable {
  id: string;
  /** The merge that was split. */
  merge_id: string;
  /** The identifiers that the winner of the merge had before it. */
  near_ids: string[];
  /** Those that it got. No identifier of one side is ever together with one of the other. */
  far_ids: string[];
  /** Name of the editor. */
  separated_by: string;
  separated_at: Date;
  /** Null while it stands. */
  reunited_by: string | null;
  reunited_at: Date | null;
}

/** One row: the random key of every hash of an identifier. */
export interface PrivacyKeyTable {
  only_one: Generated<true>;
  key: Buffer;
}

/** What lets nothing in any more. */
export interface SuppressedIdentifiersTable {
  hash: Buffer;
  /** The privacy request that brought it. */
  request_id: string;
  suppressed_at: Date;
}

/** Whom runs that are under way must pass over, because they were forgotten meanwhile. */
export interface WithdrawalsTable {
  /** Of an export or an import. */
  run_id: string;
  /** Keyed hash of an identifier. */
  hash: Buffer;
}
