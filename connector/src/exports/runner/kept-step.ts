import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { Kysely, Transaction } from 'kysely';
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
  const packed = await compress(JSON.stringify(step), FAST);
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
  return stepSchema.parse(JSON.parse((await decompress(row.step)).toString('utf8')));
}

/** Removes the kept step: it is delivered and noted, or the run gave up. */
export async function dropKeptStep(
  transaction: Transaction<Database>,
  run: Pick<ActiveRun, 'id'>,
): Promise<void> {
  await transaction.deleteFrom('kept_steps').where('run_id', '=', run.id).execute();
}
