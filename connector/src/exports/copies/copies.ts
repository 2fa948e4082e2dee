import { type Kysely, sql, type Transaction } from 'kysely';
import type { ExportRecord, UpsertRecord, WorkflowKind } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { identityKey } from '../ledger/index.ts';

/*
 * What workflows have delivered last, one row a record (`cdp.sent_copies`).
 *
 * Kept rather than derived again: asked anew, Strapi tells what would be sent now, and the question
 * comes up when that is something else. A row is written only when what is sent differs from the
 * copy, so a full run over what did not change costs reads alone.
 */

/** Characters of JSON of the largest record that is kept: room is bounded, whatever is exported. */
const LARGEST = 256 * 1024;

/** The run that delivered. */
export interface CopyingRun {
  workflowKey: string;
  kind: WorkflowKind;
}

/**
 * Keeps copies of records that were delivered, and drops those of records whose deletion was.
 *
 * @param hashes of the records, by {@link identityKey}
 */
export async function keepCopies(
  transaction: Transaction<Database>,
  run: CopyingRun,
  delivered: readonly ExportRecord[],
  hashes: ReadonlyMap<string, string>,
): Promise<void> {
  const upserts = delivered.filter((record): record is UpsertRecord => record.op === 'upsert');
  await keep(transaction, run, upserts, hashes);
  await drop(
    transaction,
    run,
    delivered.filter(({ op }) => op === 'delete'),
  );
}

async function keep(
  transaction: Transaction<Database>,
  { workflowKey, kind }: CopyingRun,
  records: readonly UpsertRecord[],
  hashes: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = records.map((record) => ({
    ...keyOf(record),
    record,
    hash: hashes.get(identityKey(record)) ?? '',
  }));
  const known = await findKept(transaction, workflowKey, rows);
  const news = rows.filter((row) => !known.has(row.hash));
  if (news.length === 0) return;
  await sql`
    insert into cdp.sent_copies as known
      (workflow_key, content_type, document_id, locale, status, kind, hash, record)
    select ${workflowKey}, content_type, document_id, locale, status, ${kind},
      decode(hash, 'hex'), nullif(line.record, '')
    from unnest(
      ${news.map(({ contentType }) => contentType)}::text[],
      ${news.map(({ documentId }) => documentId)}::text[],
      ${news.map(({ locale }) => locale)}::text[],
      ${news.map(({ status }) => status)}::text[],
      ${news.map(({ hash }) => hash)}::text[]
    ) with ordinality as incoming (content_type, document_id, locale, status, hash, place)
    join string_to_table(${linesOf(news)}::text, E'\n') with ordinality as line (record, place)
      using (place)
    on conflict (workflow_key, content_type, document_id, locale, status) do update set
      hash = excluded.hash,
      record = excluded.record
  `.execute(transaction);
}

/** A line a record, empty where it is too large. As an array they would have to be quoted again. */
function linesOf(rows: readonly { record: UpsertRecord }[]): string {
  return rows
    .map(({ record }) => JSON.stringify(record))
    .map((json) => (json.length > LARGEST ? '' : json))
    .join('\n');
}

/** Hashes of the records of which there is a copy already. A hash covers what names the record. */
async function findKept(
  transaction: Transaction<Database>,
  workflowKey: string,
  rows: readonly { contentType: string; documentId: string; hash: string }[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const { rows: found } = await sql<{ hash: string }>`
    select encode(known.hash, 'hex') as hash
    from unnest(
      ${rows.map(({ contentType }) => contentType)}::text[],
      ${rows.map(({ documentId }) => documentId)}::text[],
      ${rows.map(({ hash }) => hash)}::text[]
    ) as incoming (content_type, document_id, hash)
    join cdp.sent_copies as known
      on known.workflow_key = ${workflowKey}
      and known.content_type = incoming.content_type
      and known.document_id = incoming.document_id
      and known.hash = decode(incoming.hash, 'hex')
  `.execute(transaction);
  return new Set(found.map(({ hash }) => hash));
}

async function drop(
  transaction: Transaction<Database>,
  { workflowKey }: CopyingRun,
  records: readonly ExportRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(keyOf);
  await sql`
    delete from cdp.sent_copies as known
    using unnest(
      ${rows.map(({ contentType }) => contentType)}::text[],
      ${rows.map(({ documentId }) => documentId)}::text[],
      ${rows.map(({ locale }) => locale)}::text[],
      ${rows.map(({ status }) => status)}::text[]
    ) as gone (content_type, document_id, locale, status)
    where known.workflow_key = ${workflowKey}
      and known.content_type = gone.content_type
      and known.document_id = gone.document_id
      and known.locale = gone.locale
      and known.status = gone.status
  `.execute(transaction);
}

/** What is kept of users of the site. */
export async function copiesOfUsers(
  database: Kysely<Database>,
  documentIds: Set<string>,
): Promise<{ workflow: string; record: unknown }[]> {
  const rows = await database
    .selectFrom('sent_copies')
    .select(['workflow_key', 'record'])
    .where('kind', '=', 'user')
    .where('document_id', 'in', [...documentIds, ''])
    .orderBy('workflow_key')
    .execute();
  return rows.map(({ workflow_key, record }) => ({
    workflow: workflow_key,
    record: record === null ? null : JSON.parse(record),
  }));
}

/** Forgets what is kept of users of the site. @returns records */
export async function forgetCopiesOfUsers(
  transaction: Transaction<Database>,
  documentIds: Set<string>,
): Promise<number> {
  const { numDeletedRows } = await transaction
    .deleteFrom('sent_copies')
    .where('kind', '=', 'user')
    .where('document_id', 'in', [...documentIds, ''])
    .executeTakeFirst();
  return Number(numDeletedRows);
}

const keyOf = ({ contentType, documentId, locale, status }: ExportRecord) => ({
  contentType,
  documentId,
  locale: locale ?? '',
  status,
});
