import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { keepBatch, pack, readBatch, unpack } from '../copies/index.ts';
import { type ActiveRun, holdRun } from '../runs/index.ts';
import { type Step, stepSchema } from './step.ts';

const restSchema = stepSchema.omit({ records: true });

/** A step whose records are kept. */
export interface KeptStep {
  step: Step;
  /** The batch that its records are kept in; null when there are none. */
  batch: string | null;
}

/**
 * Keeps a step before it is delivered.
 *
 * @param narrow leaves out, within the transaction, what may not be kept
 * @throws RunLostError
 */
export async function keepStep(
  database: Kysely<Database>,
  run: ActiveRun,
  read: Step,
  narrow: (transaction: Transaction<Database>, step: Step) => Promise<Step>,
): Promise<KeptStep> {
  const { records: _, ...rest } = read;
  const packed = await pack(rest);
  return database.transaction().execute(async (transaction) => {
    await holdRun(transaction, run);
    const step = await narrow(transaction, read);
    if (step.records.length === 0) return { step, batch: null };
    const batch = await keepBatch(transaction, run, step.records);
    await transaction
      .insertInto('kept_steps')
      .values({ run_id: run.id, batch, step: packed })
      .execute();
    return { step, batch };
  });
}

/** Finds the step that may have been delivered before the run was interrupted. */
export async function findKeptStep(
  database: Kysely<Database>,
  run: Pick<ActiveRun, 'id'>,
): Promise<KeptStep | undefined> {
  const row = await database
    .selectFrom('kept_steps')
    .select(['batch', 'step'])
    .where('run_id', '=', run.id)
    .executeTakeFirst();
  if (!row) return undefined;
  const rest = restSchema.parse(await unpack(row.step));
  return { step: { ...rest, records: await readBatch(database, row.batch) }, batch: row.batch };
}

/** The kept step is delivered and noted: its batch stays, as the copy of what was sent. */
export async function settleKeptStep(
  transaction: Transaction<Database>,
  run: Pick<ActiveRun, 'id'>,
): Promise<void> {
  await transaction.deleteFrom('kept_steps').where('run_id', '=', run.id).execute();
}

/** The run gave up: nobody sends the kept step any more. */
export async function dropKeptStep(
  transaction: Transaction<Database>,
  run: Pick<ActiveRun, 'id'>,
): Promise<void> {
  const dropped = await transaction
    .deleteFrom('kept_steps')
    .where('run_id', '=', run.id)
    .returning('batch')
    .execute();
  for (const { batch } of dropped) {
    await transaction.deleteFrom('batches').where('id', '=', batch).execute();
  }
}
