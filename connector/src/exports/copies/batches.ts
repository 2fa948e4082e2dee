import { type Kysely, sql, type Transaction } from 'kysely';
import type { ExportRecord, WorkflowKind } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { pack, unpack } from './packing.ts';
import { fromLines, toLines } from './record-lines.ts';

/*
 * What workflows deliver, one row a batch (`cdp.batches`).
 *
 * What was sent is kept rather than derived again: asked anew, Strapi tells what would be sent now, and
 * the question comes up when that is something else. A batch has to be kept for its delivery anyway, so
 * that it can be sent again as it was; that it stays makes it the copy, and no record is written twice.
 */

/** The run that delivers. */
export interface DeliveringRun {
  workflowKey: string;
  kind: WorkflowKind;
}

/** Keeps a batch. @returns its id */
export async function keepBatch(
  transaction: Transaction<Database>,
  { workflowKey, kind }: DeliveringRun,
  records: ExportRecord[],
): Promise<string> {
  const { id } = await transaction
    .insertInto('batches')
    .values({ workflow_key: workflowKey, kind, ...(await contentOf(kind, records)) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What there is in a batch: nothing once it was removed. */
export async function readBatch(database: Kysely<Database>, id: string): Promise<ExportRecord[]> {
  const row = await database
    .selectFrom('batches')
    .select('records')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? unpackRecords(row.records) : [];
}

/** Removes what was sent of records that were sent anew since, or are gone. Reads the ledger of the workflow. */
export async function removeReplaced(
  transaction: Transaction<Database>,
  workflowKey: string,
): Promise<void> {
  await sql`
    delete from cdp.batches as batch
    where workflow_key = ${workflowKey} and not exists (
      select from cdp.exported_records as known
      where known.workflow_key = ${workflowKey} and known.batch = batch.id
    )
  `.execute(transaction);
}

/** Users of the site in one batch. */
interface UsersOfBatch {
  id: string;
  workflow: string;
  /** All that is in it. */
  records: ExportRecord[];
}

/** Which batches are meant: of steps that are about to be delivered, or of what was sent. */
export type BatchState = 'waiting' | 'sent';

/** What is kept of users of the site. */
export async function batchedUsers(
  database: Kysely<Database>,
  state: BatchState,
  documentIds: Set<string>,
): Promise<{ workflow: string; record: ExportRecord }[]> {
  const found: { workflow: string; record: ExportRecord }[] = [];
  for await (const { workflow, records } of batchesOf(database, state, documentIds)) {
    const own = records.filter(isOneOf(documentIds));
    found.push(...own.map((record) => ({ workflow, record })));
  }
  return found;
}

/** Takes users of the site out of batches. @returns records */
export async function removeUsers(
  transaction: Transaction<Database>,
  state: BatchState,
  documentIds: Set<string>,
): Promise<number> {
  const isUser = isOneOf(documentIds);
  let removed = 0;
  for await (const { id, records } of batchesOf(transaction, state, documentIds)) {
    const others = records.filter((record) => !isUser(record));
    removed += records.length - others.length;
    await transaction
      .updateTable('batches')
      .set(await contentOf('user', others))
      .where('id', '=', id)
      .execute();
  }
  return removed;
}

/** One after the other: a batch can be large. Those of a transaction are locked. */
async function* batchesOf(
  database: Kysely<Database>,
  state: BatchState,
  documentIds: Set<string>,
): AsyncGenerator<UsersOfBatch> {
  const waiting = database.selectFrom('kept_steps').select('batch');
  const found = await database
    .selectFrom('batches')
    .select('id')
    .where(sql<boolean>`users && ${[...documentIds]}::text[]`)
    .where('id', state === 'waiting' ? 'in' : 'not in', waiting)
    .orderBy('workflow_key')
    .orderBy('id')
    .execute();
  for (const { id } of found) {
    const row = await database
      .selectFrom('batches')
      .select(['workflow_key', 'records'])
      .where('id', '=', id)
      .$if(database.isTransaction, (query) => query.forUpdate())
      .executeTakeFirst();
    if (!row) continue;
    yield { id, workflow: row.workflow_key, records: await unpackRecords(row.records) };
  }
}

function isOneOf(documentIds: Set<string>) {
  return ({ op, documentId }: ExportRecord) => op === 'upsert' && documentIds.has(documentId);
}

async function contentOf(kind: WorkflowKind, records: ExportRecord[]) {
  const upserts = records.filter(({ op }) => op === 'upsert');
  return {
    records: await pack(toLines(records)),
    users: kind === 'user' ? upserts.map(({ documentId }) => documentId) : null,
  };
}

async function unpackRecords(packed: Buffer): Promise<ExportRecord[]> {
  return fromLines(await unpack(packed));
}
