import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { PrivacyAction, PrivacyOrigin, PrivacyState } from 'strapi-cdp-config';

/** Tables of this domain, by name, in the schema `cdp`. */
export interface PrivacyTables {
  privacy_requests: PrivacyRequestsTable;
}

/** Rows by what they are. */
export type Counts = Record<string, number>;

/** The audit: who asked for what, and what became of it. Whom it was about is kept as hashes only. */
export interface PrivacyRequestsTable {
  id: string;
  action: PrivacyAction;
  state: PrivacyState;
  requested_by: string;
  origin: PrivacyOrigin;
  requested_at: Date;
  ended_at: Date | null;
  identifier_types: string[];
  identifier_hashes: Buffer[];
  /** Identifiers that are gone and on which rows still hang. */
  erasing_ids: Generated<string[]>;
  counts: JSONColumnType<Counts> & ColumnType<Counts, string | undefined, string>;
  error: string | null;
}
