import type { Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import type { Platform } from '../../platform.ts';
import type { Batch, Destination } from '../destinations/index.ts';
import { forgetOtherStreams, recordDeletions, recordMet, removeGone } from '../ledger/index.ts';
import type { ExportMetrics } from '../metrics.ts';
import { type ActiveRun, assertHeld, checkpoint, finish, holdRun } from '../runs/index.ts';
import { dropKeptStep, findKeptStep, keepStep } from './kept-step.ts';
import { Pace } from './pace.ts';
import { PageReader } from './page-reader.ts';
import { countStep, planDeletions, planPage, type Step } from './step.ts';

export interface ExecutionParts {
  platform: Pick<Platform, 'database' | 'strapi' | 'clock'>;
  run: ActiveRun;
  destination: Destination;
  metrics: ExportMetrics;
  signal: AbortSignal;
}

/**
 * Carries a run out from its checkpoint to its end, in steps. After each step the checkpoint is moved
 * and what was delivered is noted, in one transaction. `run` is brought up to date along the way.
 *
 * @throws whatever interrupted it; the run can be taken up again from its checkpoint
 */
export async function carryOut(parts: ExecutionParts): Promise<void> {
  const { platform, run, signal } = parts;
  const { database } = platform;
  const pace = new Pace(run.options.maxRate);
  const reader = new PageReader(platform.strapi, run, signal);
  try {
    await forgetOtherStreams(database, run);
    const kept = await findKeptStep(database, run);
    if (kept) await take(parts, kept, pace, 'kept');
    while (run.position.phase !== 'finish') {
      signal.throwIfAborted();
      const step =
        run.position.phase === 'pages'
          ? await planPage(database, run, await reader.read())
          : await planDeletions(database, run);
      await take(parts, step, pace);
    }
    await end(parts);
  } finally {
    await reader.close();
  }
}

/** Delivers a step and notes it. */
async function take(parts: ExecutionParts, step: Step, pace: Pace, kept?: 'kept'): Promise<void> {
  const { platform, run, destination, metrics, signal } = parts;
  const { database } = platform;
  await pace.wait(step.records.length, signal);
  const batch = { key: `${run.id}-${run.batches + 1}`, records: step.records };
  const isEmpty = batch.records.length === 0;
  let bytes = 0;
  if (destination.guarantee === 'transaction') {
    await database.transaction().execute(async (transaction) => {
      await holdRun(transaction, run);
      if (!isEmpty) ({ bytes } = await destination.deliver(batch, transaction));
      await note(parts, transaction, step, bytes);
    });
  } else {
    if (!isEmpty) {
      if (destination.guarantee === 'key' && !kept) await keepStep(database, run, step);
      else await assertHeld(database, run);
      signal.throwIfAborted();
      ({ bytes } = await destination.deliver(batch, { signal, offset: run.bytes }));
    }
    await database.transaction().execute((transaction) => note(parts, transaction, step, bytes));
  }
  moveOn(run, step, batch, bytes);
  metrics.delivered(run.kind, countStep(step), bytes);
}

async function note(
  { platform, run }: ExecutionParts,
  transaction: Transaction<Database>,
  step: Step,
  bytes: number,
): Promise<void> {
  const now = platform.clock();
  const deletions = step.records.filter(({ op }) => op === 'delete');
  await checkpoint(
    transaction,
    run,
    {
      position: step.position,
      pages: step.read === null ? 0 : 1,
      batches: step.records.length === 0 ? 0 : 1,
      counts: countStep(step),
      bytes,
      total: step.total,
    },
    now,
  );
  await recordMet(transaction, run, step.met, now);
  await recordDeletions(transaction, run, deletions, now);
  await dropKeptStep(transaction, run);
}

/** What the database says of the run now. */
function moveOn(run: ActiveRun, step: Step, batch: Batch, bytes: number): void {
  run.position = step.position;
  run.batches += batch.records.length === 0 ? 0 : 1;
  run.bytes += bytes;
  run.failures = 0;
}

async function end({ platform, run, destination, signal }: ExecutionParts): Promise<void> {
  if (destination.guarantee !== 'transaction') {
    await destination.finish?.({ signal, offset: run.bytes });
  }
  await platform.database.transaction().execute(async (transaction) => {
    await finish(transaction, run, platform.clock());
    await removeGone(transaction, run.workflowKey);
  });
}
