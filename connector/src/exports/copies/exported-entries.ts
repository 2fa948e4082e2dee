import { type Kysely, sql } from 'kysely';
import {
  type ExportedEntry,
  type ExportedEntryQuery,
  type ExportRecord,
  exportedEntrySchema,
  type UpsertRecord,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { readBatch } from './batches.ts';

/** Workflows, locales and versions of one entry that are told: more are a mistake somewhere. */
const MOST = 500;

/** What was delivered last of one locale of an entry, by one workflow. */
export interface SentCopy extends ExportedEntry {
  /** Null where it never arrived, or was erased. */
  record: UpsertRecord | null;
}

/** What became of an entry, by workflow, locale and status. */
export async function findExportedEntries(
  database: Kysely<Database>,
  query: ExportedEntryQuery,
): Promise<ExportedEntry[]> {
  const copies = await readCopies(database, query);
  return copies.map(({ record: _, ...entry }) => entry);
}

/** The same with what was delivered. */
export async function readCopies(
  database: Kysely<Database>,
  { contentType, documentId }: ExportedEntryQuery,
): Promise<SentCopy[]> {
  // By the keys of all that ran: no run has to keep an index up to date for what is asked rarely.
  const { rows } = await sql<Row>`
    with workflow as materialized (
      select distinct workflow_key from cdp.runs where options->>'contentType' = ${contentType}
    )
    select
      coalesce(known.workflow_key, refused.workflow_key) as workflow_key,
      coalesce(known.locale, refused.locale) as locale,
      coalesce(known.status, refused.status) as status,
      run.workflow_name, run.options,
      known.sent_at, known.gone, known.hash is null as taken_back,
      known.run_id = known.sent_run_id as met_by_sender,
      coalesce(run.ended_at, run.started_at, run.queued_at) as checked_at,
      refused.reason, known.batch
    from (
      select exported.* from workflow join cdp.exported_records as exported using (workflow_key)
      where content_type = ${contentType} and document_id = ${documentId}
    ) as known
    full join (
      select refused.* from workflow join cdp.refused_records as refused using (workflow_key)
      where content_type = ${contentType} and document_id = ${documentId}
    ) as refused using (workflow_key, locale, status)
    join cdp.runs as run on run.id = coalesce(known.run_id, refused.run_id)
    order by 1, 2, 3
    limit ${MOST}
  `.execute(database);
  const batches = new Map<string, ExportRecord[]>();
  for (const { batch } of rows) {
    if (batch !== null) batches.set(batch, await readBatch(database, batch));
  }
  return rows.map((row) => toCopy(row, batches.get(row.batch ?? '') ?? [], documentId));
}

interface Row {
  workflow_key: string;
  workflow_name: string;
  options: { destination: string; streamId: string };
  locale: string;
  status: string;
  sent_at: Date | null;
  checked_at: Date;
  gone: boolean | null;
  taken_back: boolean;
  met_by_sender: boolean | null;
  reason: string | null;
  batch: string | null;
}

function toCopy(row: Row, batch: readonly ExportRecord[], documentId: string): SentCopy {
  const record = batch.find(
    (one): one is UpsertRecord =>
      one.op === 'upsert' &&
      one.documentId === documentId &&
      (one.locale ?? '') === row.locale &&
      one.status === row.status,
  );
  const entry = exportedEntrySchema.parse({
    workflowKey: row.workflow_key,
    workflowName: row.workflow_name,
    destination: row.options.destination,
    streamId: row.options.streamId,
    locale: row.locale || null,
    status: row.status,
    state: stateOf(row),
    sentAt: row.sent_at?.toISOString() ?? null,
    checkedAt: row.checked_at.toISOString(),
    reason: row.reason,
    fields: record?.fields.map(({ id, name }) => ({ id, name })) ?? null,
  });
  return { ...entry, record: record ?? null };
}

function stateOf(row: Row): ExportedEntry['state'] {
  if (row.reason !== null) return 'refused';
  if (row.gone) return 'deleted';
  if (row.taken_back) return 'waiting';
  return row.met_by_sender ? 'sent' : 'unchanged';
}
