import type { JSONColumnType } from 'kysely';
import type { Words } from './words.ts';

/** Tables of this domain, by name, in the schema `cdp`. */
export interface ConsentTables {
  consents: ConsentsTable;
}

/** What customers agreed to, one row an identifier that brought a word. */
export interface ConsentsTable {
  identifier_id: string;
  words: JSONColumnType<Words>;
  /** Categories that its sources need before the profile may be used to reach the customer. */
  needs: JSONColumnType<string[]>;
}
