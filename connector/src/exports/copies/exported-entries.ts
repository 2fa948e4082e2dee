import { type Kysely, sql } from 'kysely';
import {
  type ExportedEntry,
  type ExportedEntryQuery,
  exportedEntrySchema,
  type UpsertRecord,
  upsertRecordSchema,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';

/** Workflows, locales and versions of one entry that are told: more are a mistake somewhere. */
const MOST = 500;

/** What was delivered last of one locale of an entry, by one workflow. */
export interface SentCopy extends ExportedEntry {
  /** Null where it was too large to be kept, or was erased. */
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
      refused.reason, copy.record
    from (
      select exported.* from workflow join cdp.exported_records as exported using (workflow_key)
      where content_type = ${contentType} and document_id = ${documentId}
    ) as known
    full join (
      select refused.* from workflow join cdp.refused_records as refused using (workflow_key)
      where content_type = ${contentType} and document_id = ${documentId}
    ) as refused using (workflow_key, locale, status)
    join cdp.runs as run on run.id = coalesce(known.run_id, refused.run_id)
    left join cdp.sent_copies as copy
      on copy.workflow_key = known.workflow_key
      and copy.content_type = known.content_type
      and copy.document_id = known.document_id
      and copy.locale = known.locale
      and copy.status = known.status
    order by 1, 2, 3
    limit ${MOST}
  `.execute(database);
  return rows.map(toCopy);
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
  record: string | null;
}

function toCopy(row: Row): SentCopy {
  const record = row.record === null ? null : upsertRecordSchema.parse(JSON.parse(row.record));
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
  return { ...entry, record };
}

function stateOf(row: Row): ExportedEntry['state'] {
  if (row.reason !== null) return 'refused';
  if (row.gone) return 'deleted';
  if (row.taken_back) return 'waiting';
  return row.met_by_sender ? 'sent' : 'unchanged';
}
