import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { keepBatch, pack, readBatch, unpack } from '../copies/index.ts';
import type { ActiveRun } from '../runs/index.ts';
import { type Step, stepSchema } from './step.ts';

const restSchema = stepSchema.omit({ records: true });

/** A step whose records are kept. */
export interface KeptStep {
  step: Step;
  /** The batch that its records are kept in; null when there are none. */
  batch: string | null;
}

/** Keeps a step before it is delivered. The transaction must hold the run. */
export async function keepStep(
  transaction: Transaction<Database>,
  run: ActiveRun,
  step: Step,
): Promise<KeptStep> {
  const { records, ...rest } = step;
  if (records.length === 0) return { step, batch: null };
  const batch = await keepBatch(transaction, run, records);
  await transaction
    .insertInto('kept_steps')
    .values({ run_id: run.id, batch, step: await pack(rest) })
    .execute();
  return { step, batch };
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
