import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { Kysely, Transaction } from 'kysely';
import type { ExportRecord } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { type ActiveRun, holdRun } from '../runs/index.ts';
import { type Step, stepSchema } from './step.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The fastest level: the copy lives for one delivery. */
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Keeps a step before it is delivered. @throws RunLostError */
export async function keepStep(
  database: Kysely<Database>,
  run: ActiveRun,
  step: Step,
): Promise<void> {
  const packed = await pack(step);
  await database.transaction().execute(async (transaction) => {
    await holdRun(transaction, run);
    await transaction
      .insertInto('kept_steps')
      .values({ run_id: run.id, step: packed })
      .onConflict((conflict) => conflict.column('run_id').doUpdateSet({ step: packed }))
      .execute();
  });
}

/** Finds the step that may have been delivered before the run was interrupted. */
export async function findKeptStep(
  database: Kysely<Database>,
  run: Pick<ActiveRun, 'id'>,
): Promise<Step | undefined> {
  const row = await database
    .selectFrom('kept_steps')
    .select('step')
    .where('run_id', '=', run.id)
    .executeTakeFirst();
  if (!row) return undefined;
  return unpack(row.step);
}

/** Removes the kept step: it is delivered and noted, or the run gave up. */
export async function dropKeptStep(
  transaction: Transaction<Database>,
  run: Pick<ActiveRun, 'id'>,
): Promise<void> {
  await transaction.deleteFrom('kept_steps').where('run_id', '=', run.id).execute();
}

/** Finds users of the site in the steps that are about to be delivered. */
export async function keptUsers(
  database: Kysely<Database>,
  documentIds: Set<string>,
): Promise<ExportRecord[]> {
  const rows = await database.selectFrom('kept_steps').select('step').execute();
  const steps = await Promise.all(rows.map(({ step }) => unpack(step)));
  return steps.flatMap(({ records }) => records).filter(isOneOf(documentIds));
}

/**
 * Takes users of the site out of the steps that are about to be delivered.
 *
 * @returns records
 */
export async function withdrawUsers(
  transaction: Transaction<Database>,
  documentIds: Set<string>,
): Promise<number> {
  const rows = await transaction.selectFrom('kept_steps').selectAll().forUpdate().execute();
  let withdrawn = 0;
  for (const row of rows) {
    const step = await unpack(row.step);
    const isUser = isOneOf(documentIds);
    const records = step.records.filter((record) => !isUser(record));
    if (records.length === step.records.length) continue;
    withdrawn += step.records.length - records.length;
    await transaction
      .updateTable('kept_steps')
      .set({ step: await pack({ ...step, records }) })
      .where('run_id', '=', row.run_id)
      .execute();
  }
  return withdrawn;
}

function isOneOf(documentIds: Set<string>) {
  return ({ kind, op, documentId }: ExportRecord) =>
    kind === 'user' && op === 'upsert' && documentIds.has(documentId);
}

function pack(step: Step): Promise<Buffer> {
  return compress(JSON.stringify(step), FAST);
}

async function unpack(packed: Buffer): Promise<Step> {
  return stepSchema.parse(JSON.parse((await decompress(packed)).toString('utf8')));
}
