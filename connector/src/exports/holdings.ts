import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/index.ts';
import { type Holding, type Person, USER_ID } from '../identity/index.ts';

/**
 * What workflows delivered of a user of the site. It can be told and is not forgotten: by it a
 * destination learns that the user was deleted in Strapi. It holds a document id and a hash.
 */
export const exportHoldings: Holding[] = [{ name: 'exportedRecords', read: readRecords }];

async function* readRecords(database: Kysely<Database>, { identifiers }: Person) {
  const userIds = identifiers.filter(({ type }) => type === USER_ID).map(({ value }) => value);
  const { rows } = await sql<object>`
    select workflow_key as workflow, content_type as "contentType", document_id as "documentId",
      locale, status, stream, encode(hash, 'hex') as hash, sent_at as "sentAt"
    from cdp.exported_records where document_id = any(${userIds}::text[])
    order by workflow_key, content_type, document_id, locale, status
  `.execute(database);
  yield* rows;
}
