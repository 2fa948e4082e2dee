import type { ColumnType } from 'kysely';
import type { Definitions } from 'strapi-cdp-config';

/** The last good copy of what editors wrote: one row. */
export interface DefinitionsTable {
  /** Always true: the table holds one row. */
  id: ColumnType<true, true | undefined, never>;
  etag: string;
  document: ColumnType<Definitions, string, string>;
  /** When the copy was last known to equal what Strapi has. */
  checked_at: Date;
}

/** Tables of this domain, by name, in the schema `cdp`. */
export interface DefinitionsTables {
  definitions: DefinitionsTable;
}
