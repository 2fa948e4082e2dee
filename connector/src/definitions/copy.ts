import { type Kysely, sql } from 'kysely';
import { type Definitions, definitionsSchema } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';

/** Replicas tell each other about a new copy on this channel; the payload is its ETag. */
export const DEFINITIONS_CHANNEL = 'cdp_definitions';

/** What editors wrote, as Strapi served it. */
export interface DefinitionsCopy {
  etag: string;
  document: Definitions;
  checkedAt: Date;
}

/**
 * Reads the last good copy. Undefined when there is none, or when this version of the connector
 * cannot read what another one kept: the next pull replaces it.
 */
export async function loadCopy(database: Kysely<Database>): Promise<DefinitionsCopy | undefined> {
  const row = await database
    .selectFrom('definitions')
    .select(['etag', 'document', 'checked_at'])
    .executeTakeFirst();
  const document = definitionsSchema.safeParse(row?.document);
  if (!row || !document.success) return undefined;
  return { etag: row.etag, document: document.data, checkedAt: row.checked_at };
}

/** Keeps a copy and tells the other replicas, both or neither. */
export async function saveCopy(database: Kysely<Database>, copy: DefinitionsCopy): Promise<void> {
  const values = {
    etag: copy.etag,
    document: JSON.stringify(copy.document),
    checked_at: copy.checkedAt,
  };
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('definitions')
      .values(values)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
    await sql`select pg_notify(${DEFINITIONS_CHANNEL}, ${copy.etag})`.execute(transaction);
  });
}

/** Notes that the copy still equals what Strapi has. */
export async function touchCopy(
  database: Kysely<Database>,
  etag: string,
  checkedAt: Date,
): Promise<void> {
  await database
    .updateTable('definitions')
    .set({ checked_at: checkedAt })
    .where('etag', '=', etag)
    .execute();
}
