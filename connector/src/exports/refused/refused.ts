import { type Kysely, sql, type Transaction } from 'kysely';
import {
  type ExportRecord,
  paginate,
  type RefusedPage,
  type RefusedRecord,
  refusedRecordSchema,
  type WorkflowKind,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import type { Refusal } from '../../destinations/index.ts';
import { deliverAgain, type RecordIdentity } from '../ledger/index.ts';

/** The run that met a refusal. */
export interface RefusingRun {
  id: string;
  workflowKey: string;
  kind: WorkflowKind;
}

/** Sets records aside that were refused, and takes those away that were delivered at last. */
export async function noteRefusals(
  transaction: Transaction<Database>,
  run: RefusingRun,
  {
    refused,
    delivered,
  }: { refused: readonly Refusal<ExportRecord>[]; delivered: readonly ExportRecord[] },
  now: Date,
): Promise<void> {
  await remove(transaction, run.workflowKey, delivered);
  for (const { record, reason, httpStatus } of refused) {
    const row = {
      run_id: run.id,
      record: JSON.stringify(record),
      reason,
      http_status: httpStatus,
      refused_at: now,
    };
    await transaction
      .insertInto('refused_records')
      .values({ workflow_key: run.workflowKey, kind: run.kind, ...keyOf(record), ...row })
      .onConflict((conflict) =>
        conflict
          .columns(['workflow_key', 'content_type', 'document_id', 'locale', 'status'])
          .doUpdateSet(row),
      )
      .execute();
  }
}

/** One page of what a workflow's destination refuses, the newest first. */
export async function listRefused(
  database: Kysely<Database>,
  workflowKey: string,
  query: { page: number; pageSize: number },
): Promise<RefusedPage> {
  const of = database.selectFrom('refused_records').where('workflow_key', '=', workflowKey);
  const { total } = await of
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await of
    .selectAll()
    .orderBy('refused_at', 'desc')
    .orderBy('document_id')
    .orderBy('locale')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  return { items: rows.map(toRefused), pagination: paginate(query, Number(total)) };
}

/** How many records of each of these workflows are set aside. */
export async function countRefused(
  database: Kysely<Database>,
  workflowKeys: string[],
): Promise<Map<string, number>> {
  if (workflowKeys.length === 0) return new Map();
  const rows = await database
    .selectFrom('refused_records')
    .select(['workflow_key', ({ fn }) => fn.countAll<string>().as('count')])
    .where('workflow_key', 'in', workflowKeys)
    .groupBy('workflow_key')
    .execute();
  return new Map(rows.map(({ workflow_key, count }) => [workflow_key, Number(count)]));
}

/** Has the next run of a workflow deliver what was set aside once more. */
export async function releaseRefused(
  database: Kysely<Database>,
  workflowKey: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('refused_records')
      .select('record')
      .where('workflow_key', '=', workflowKey)
      .execute();
    await deliverAgain(
      transaction,
      workflowKey,
      rows.map(({ record }) => record),
    );
  });
}

/** What is set aside of users of the site. */
export async function refusedUsers(
  database: Kysely<Database>,
  documentIds: Set<string>,
): Promise<RefusedRecord[]> {
  const rows = await database
    .selectFrom('refused_records')
    .selectAll()
    .where('kind', '=', 'user')
    .where('document_id', 'in', [...documentIds, ''])
    .execute();
  return rows.map(toRefused);
}

/** Forgets what is set aside of users of the site. @returns records */
export async function forgetRefusedUsers(
  transaction: Transaction<Database>,
  documentIds: Set<string>,
): Promise<number> {
  const { numDeletedRows } = await transaction
    .deleteFrom('refused_records')
    .where('kind', '=', 'user')
    .where('document_id', 'in', [...documentIds, ''])
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function remove(
  transaction: Transaction<Database>,
  workflowKey: string,
  records: readonly RecordIdentity[],
): Promise<void> {
  if (records.length === 0 || !(await isAnyRefused(transaction, workflowKey))) return;
  const keys = JSON.stringify(records.map(keyOf));
  await sql`
    delete from cdp.refused_records as refused
    using jsonb_to_recordset(${keys}::jsonb) as delivered (
      content_type text, document_id text, locale text, status text
    )
    where refused.workflow_key = ${workflowKey}
      and refused.content_type = delivered.content_type
      and refused.document_id = delivered.document_id
      and refused.locale = delivered.locale
      and refused.status = delivered.status
  `.execute(transaction);
}

/** Most workflows have nothing set aside, and are spared the look for each record. */
async function isAnyRefused(
  transaction: Transaction<Database>,
  workflowKey: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('refused_records')
    .select('workflow_key')
    .where('workflow_key', '=', workflowKey)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function keyOf({ contentType, documentId, locale, status }: RecordIdentity) {
  return { content_type: contentType, document_id: documentId, locale: locale ?? '', status };
}

/** A row as the database has it. */
export interface RefusedRow {
  content_type: string;
  document_id: string;
  locale: string;
  status: string;
  record: unknown;
  reason: string;
  http_status: number | null;
  refused_at: Date;
}

/** A refusal as it is told to others. */
export function toRefused(
  row: Pick<RefusedRow, 'record' | 'reason' | 'http_status' | 'refused_at'>,
): RefusedRecord {
  return refusedRecordSchema.parse({
    record: row.record,
    reason: row.reason,
    httpStatus: row.http_status,
    refusedAt: row.refused_at.toISOString(),
  });
}
