import { type Kysely, sql, type Transaction } from 'kysely';
import type { RecordStatus } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { forgetChangePosition } from './change-position.ts';
import { identityKey, type RecordIdentity } from './identity.ts';

/*
 * What workflows have delivered, one row a record (`cdp.exported_records`).
 *
 * A run that compares reads its whole content type from Strapi and writes one row here for each record
 * that it met; what it did not meet is gone. A run of changes reads and writes only what Strapi noted as
 * written since the last one.
 */

/** The id of no run. */
const NO_RUN = '00000000-0000-0000-0000-000000000000';

/** The run on whose behalf the ledger is read or written. */
export interface LedgerRun {
  id: string;
  workflowKey: string;
  /** Destination and stream; see {@link forgetOtherStreams}. */
  stream: string;
}

/** A record that a run met. */
export interface LedgerEntry extends RecordIdentity {
  /** SHA-256, hexadecimal. */
  hash: string;
  /** Whether it was delivered; if not, the destination has it already. */
  sent: boolean;
}

/** The records, out of these, that the destination has just like that; by {@link identityKey}. */
export async function findUnchanged(
  database: Kysely<Database>,
  run: LedgerRun,
  entries: (RecordIdentity & { hash: string })[],
): Promise<Set<string>> {
  if (entries.length === 0) return new Set();
  const { rows } = await sql<IdentityRow>`
    select known.content_type, known.document_id, known.locale, known.status
    from cdp.exported_records as known
    join ${incoming(entries)}
      on known.content_type = incoming.content_type
      and known.document_id = incoming.document_id
      and known.locale = incoming.locale
      and known.status = incoming.status
    where known.workflow_key = ${run.workflowKey}
      and known.hash = decode(incoming.hash, 'hex')
      and not known.gone
  `.execute(database);
  return new Set(rows.map((row) => identityKey(toIdentity(row))));
}

/** What a run met together. */
export interface Met {
  /** A record at most once. */
  entries: LedgerEntry[];
  /** The batch that holds what was delivered of them. */
  batch: string | null;
}

/** Notes that a run met these records, and which of them it delivered. */
export async function recordMet(
  transaction: Transaction<Database>,
  run: LedgerRun,
  { entries, batch }: Met,
  now: Date,
): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    insert into cdp.exported_records as known
      (workflow_key, content_type, document_id, locale, status, stream, hash,
       run_id, sent_run_id, sent_at, batch)
    select
      ${run.workflowKey}, content_type, document_id, locale, status, ${run.stream},
      decode(hash, 'hex'), ${run.id}::uuid,
      case when sent then ${run.id}::uuid end, case when sent then ${now}::timestamptz end,
      case when sent then ${batch}::bigint end
    from ${incoming(entries)}
    on conflict (workflow_key, content_type, document_id, locale, status) do update set
      hash = excluded.hash,
      run_id = excluded.run_id,
      sent_run_id = coalesce(excluded.sent_run_id, known.sent_run_id),
      sent_at = coalesce(excluded.sent_at, known.sent_at),
      batch = case when excluded.sent_at is null then known.batch else excluded.batch end,
      gone = false
  `.execute(transaction);
}

/**
 * Finds records that the destination has and that a run did not meet: they were deleted or
 * unpublished, lost a locale, or are not asked for any more. In the order of the key.
 *
 * @param after the last one found before
 */
export async function findNotMet(
  database: Kysely<Database>,
  run: LedgerRun,
  after: RecordIdentity | null,
  limit: number,
): Promise<RecordIdentity[]> {
  const { rows } = await sql<IdentityRow>`
    select content_type, document_id, locale, status
    from cdp.exported_records
    where workflow_key = ${run.workflowKey}
      and run_id <> ${run.id}::uuid
      and not gone
      ${after ? sql`and (content_type, document_id, locale, status) > ${keyOf(after)}` : sql``}
    order by content_type, document_id, locale, status
    limit ${limit}
  `.execute(database);
  return rows.map(toIdentity);
}

/** A document that changed, and in which locales it is there; none where it is gone. */
export interface ToldDocument {
  documentId: string;
  locales: (string | null)[];
}

/** Finds what the destination has of documents besides what there is of them. */
export async function findBeyond(
  database: Kysely<Database>,
  run: LedgerRun,
  { contentType, status }: Pick<RecordIdentity, 'contentType' | 'status'>,
  documents: ToldDocument[],
): Promise<RecordIdentity[]> {
  if (documents.length === 0) return [];
  const rows = documents.map(({ documentId, locales }) => ({
    document_id: documentId,
    locales: locales.map((locale) => locale ?? ''),
  }));
  const { rows: found } = await sql<IdentityRow>`
    select known.content_type, known.document_id, known.locale, known.status
    from cdp.exported_records as known
    join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as told (document_id text, locales jsonb) on told.document_id = known.document_id
    where known.workflow_key = ${run.workflowKey}
      and known.content_type = ${contentType}
      and known.status = ${status}
      and not known.gone
      and not jsonb_exists(told.locales, known.locale)
    order by known.document_id, known.locale
  `.execute(database);
  return found.map(toIdentity);
}

/** Has a run meet everything anew: it begins to compare after it met some of the changes. */
export async function unmeet(database: Kysely<Database>, run: LedgerRun): Promise<void> {
  await database
    .updateTable('exported_records')
    .set({ run_id: NO_RUN })
    .where('workflow_key', '=', run.workflowKey)
    .where('run_id', '=', run.id)
    .execute();
}

/** Notes that a run delivered the deletion of these records. */
export async function recordDeletions(
  transaction: Transaction<Database>,
  run: LedgerRun,
  identities: RecordIdentity[],
  now: Date,
): Promise<void> {
  if (identities.length === 0) return;
  await sql`
    update cdp.exported_records as known
    set gone = true, batch = null, sent_run_id = ${run.id}::uuid, sent_at = ${now}
    from ${incoming(identities)}
    where known.workflow_key = ${run.workflowKey}
      and known.content_type = incoming.content_type
      and known.document_id = incoming.document_id
      and known.locale = incoming.locale
      and known.status = incoming.status
  `.execute(transaction);
}

/** Has the next run deliver these records again, whatever the destination has of them. */
export async function deliverAgain(
  transaction: Transaction<Database>,
  workflowKey: string,
  identities: RecordIdentity[],
): Promise<void> {
  if (identities.length === 0) return;
  await forgetChangePosition(transaction, workflowKey);
  await sql`
    update cdp.exported_records as known
    set hash = null
    from ${incoming(identities)}
    where known.workflow_key = ${workflowKey}
      and known.content_type = incoming.content_type
      and known.document_id = incoming.document_id
      and known.locale = incoming.locale
      and known.status = incoming.status
  `.execute(transaction);
}

/** Removes the rows of records whose deletion was delivered. */
export async function removeGone(
  transaction: Transaction<Database>,
  workflowKey: string,
): Promise<void> {
  await transaction
    .deleteFrom('exported_records')
    .where('workflow_key', '=', workflowKey)
    .where('gone', '=', true)
    .execute();
}

/** Takes back what a run delivered: nothing of it arrived, so the next run delivers it again. */
export async function takeBack(
  transaction: Transaction<Database>,
  run: Pick<LedgerRun, 'id' | 'workflowKey'>,
): Promise<void> {
  await forgetChangePosition(transaction, run.workflowKey);
  await transaction
    .updateTable('exported_records')
    .set({ hash: null, gone: false })
    .where('workflow_key', '=', run.workflowKey)
    .where('sent_run_id', '=', run.id)
    .execute();
}

/**
 * Forgets what a workflow delivered elsewhere, before its destination or stream was changed: the new
 * one has nothing yet.
 */
export async function forgetOtherStreams(
  database: Kysely<Database>,
  run: Pick<LedgerRun, 'workflowKey' | 'stream'>,
): Promise<void> {
  await database
    .deleteFrom('exported_records')
    .where('workflow_key', '=', run.workflowKey)
    .where('stream', '<>', run.stream)
    .execute();
}

interface IdentityRow {
  content_type: string;
  document_id: string;
  locale: string;
  status: RecordStatus;
}

/** Records as a table expression. An array a column, whatever their number: the statement stays the same. */
function incoming(entries: readonly (RecordIdentity & Partial<LedgerEntry>)[]) {
  return sql`unnest(
    ${entries.map(({ contentType }) => contentType)}::text[],
    ${entries.map(({ documentId }) => documentId)}::text[],
    ${entries.map(({ locale }) => locale ?? '')}::text[],
    ${entries.map(({ status }) => status)}::text[],
    ${entries.map(({ hash }) => hash ?? null)}::text[],
    ${entries.map(({ sent }) => sent ?? false)}::boolean[]
  ) as incoming (content_type, document_id, locale, status, hash, sent)`;
}

function keyOf({ contentType, documentId, locale, status }: RecordIdentity) {
  return sql`(${contentType}, ${documentId}, ${locale ?? ''}, ${status})`;
}

function toIdentity(row: IdentityRow): RecordIdentity {
  return {
    contentType: row.content_type,
    documentId: row.document_id,
    locale: row.locale || null,
    status: row.status,
  };
}
