import { sql, type Transaction } from 'kysely';
import type { DeleteRecord, ExportRecord, UpsertRecord } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { flattenFields } from '../shared/flatten-fields.ts';
import { touchCatalogue } from '../touched/index.ts';

/** Which run brings the records, and when. */
export interface CatalogueMeta {
  runId: string;
  now: Date;
}

/**
 * Takes exported content and products into the catalogue, within the transaction of the run's
 * checkpoint. Each record at most once a call.
 *
 * A deleted entry stays, marked: events of the past go on to refer to it, and the category of a film
 * that was viewed last year must not change because the film left the shop.
 */
export async function applyCatalogueRecords(
  transaction: Transaction<Database>,
  records: ExportRecord[],
  meta: CatalogueMeta,
): Promise<void> {
  const upserts = records.filter((record) => record.op === 'upsert');
  const deletions = records.filter((record) => record.op === 'delete');
  const stored = upserts.length > 0 ? await store(transaction, upserts, meta) : 0;
  const marked = deletions.length > 0 ? await mark(transaction, deletions, meta) : 0;
  if (stored + marked > 0) await touchCatalogue(transaction);
}

/**
 * Leaves alone what is as it was: a full export of unchanged products writes nothing.
 *
 * @returns entries that are new or changed
 */
async function store(
  transaction: Transaction<Database>,
  records: UpsertRecord[],
  { runId }: CatalogueMeta,
): Promise<number> {
  const rows = records.map((record) => ({
    ...identityOf(record),
    kind: record.kind,
    fields: withoutNulls(flattenFields(record.fields)),
    updated_at: record.updatedAt,
  }));
  const { numAffectedRows } = await sql`
    insert into cdp.catalogue as known
      (content_type, document_id, locale, status, kind, fields, updated_at, run_id)
    select content_type, document_id, locale, status, kind, fields, updated_at, ${runId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as incoming (
      content_type text, document_id text, locale text, status text,
      kind text, fields jsonb, updated_at timestamptz
    )
    on conflict (document_id, content_type, locale, status) do update set
      kind = excluded.kind,
      fields = excluded.fields,
      updated_at = excluded.updated_at,
      run_id = excluded.run_id,
      deleted_at = null
    where (known.kind, known.fields, known.updated_at, known.deleted_at)
      is distinct from (excluded.kind, excluded.fields, excluded.updated_at, null::timestamptz)
  `.execute(transaction);
  return Number(numAffectedRows ?? 0);
}

/** @returns entries that are gone now */
async function mark(
  transaction: Transaction<Database>,
  records: DeleteRecord[],
  { runId, now }: CatalogueMeta,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update cdp.catalogue as known set deleted_at = ${now}, run_id = ${runId}::uuid
    from jsonb_to_recordset(${JSON.stringify(records.map(identityOf))}::jsonb) as incoming (
      content_type text, document_id text, locale text, status text
    )
    where known.document_id = incoming.document_id
      and known.content_type = incoming.content_type
      and known.locale = incoming.locale
      and known.status = incoming.status
      and known.deleted_at is null
  `.execute(transaction);
  return Number(numAffectedRows ?? 0);
}

function identityOf({ contentType, documentId, locale, status }: ExportRecord) {
  return { content_type: contentType, document_id: documentId, locale: locale ?? '', status };
}

/** Null means: no such value. */
function withoutNulls(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
