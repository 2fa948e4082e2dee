import { type Destination, Pace } from '../../destinations/index.ts';
import type { Platform } from '../../platform.ts';
import { removeReplaced } from '../copies/index.ts';
import { forgetOtherStreams, keepChangePosition, removeGone } from '../ledger/index.ts';
import type { ExportMetrics } from '../metrics.ts';
import { type ActiveRun, finish } from '../runs/index.ts';
import { type Delivered, deliverInTransaction, deliverOutside, keepPresent } from './deliver.ts';
import { findKeptStep, type KeptStep } from './kept-step.ts';
import { note } from './note.ts';
import { Planner } from './planner.ts';
import { countStep, type Step } from './step.ts';

export interface ExecutionParts {
  platform: Pick<Platform, 'database' | 'strapi' | 'clock' | 'settings'>;
  run: ActiveRun;
  destination: Destination;
  metrics: ExportMetrics;
  signal: AbortSignal;
  /** What all runs to the destination may deliver together, in this process. */
  shared: Pace;
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
  const planner = new Planner(parts);
  try {
    await forgetOtherStreams(database, run);
    let next = await findKeptStep(database, run);
    if (next) next = await take(parts, next, planner, pace);
    await planner.goOnFromChanges();
    while (next || run.position.phase !== 'finish') {
      signal.throwIfAborted();
      next ??= await planner.plan();
      if (next) next = await take(parts, next, planner, pace);
    }
    await end(parts);
  } finally {
    await planner.close();
  }
}

/**
 * Delivers a step and notes it, without whoever was forgotten since it was read.
 *
 * @returns the step after it, where that was planned meanwhile
 */
async function take(
  parts: ExecutionParts,
  planned: KeptStep,
  planner: Planner,
  pace: Pace,
): Promise<KeptStep | undefined> {
  const { run, destination, metrics, signal } = parts;
  const ahead = planner.planAfter(planned.step.position);
  const { length } = planned.step.records;
  await pace.wait(length, signal);
  await parts.shared.wait(length, signal);
  let delivered: Delivered;
  let next: KeptStep | undefined;
  if (destination.guarantee === 'transaction') {
    delivered = await deliverInTransaction(parts, destination, planned.step);
  } else {
    delivered = await deliverOutside(parts, destination, planned);
    next = await noteAndKeep(parts, delivered, ahead?.ready());
  }
  const { step, bytes, refused } = delivered;
  moveOn(run, step, bytes);
  metrics.delivered(run.kind, countStep(step, refused), bytes);
  return next ?? (await ahead?.step);
}

/** Notes a step, and keeps the one after it in the same transaction: each costs a wait for the disk. */
function noteAndKeep(
  { platform, run, destination }: ExecutionParts,
  delivered: Delivered,
  next: KeptStep | undefined,
): Promise<KeptStep | undefined> {
  return platform.database.transaction().execute(async (transaction) => {
    await note(transaction, run, delivered, platform.clock());
    if (!next || destination.guarantee !== 'key') return next;
    return keepPresent(transaction, run, next.step);
  });
}

/** What the database says of the run now. */
function moveOn(run: ActiveRun, step: Step, bytes: number): void {
  run.position = step.position;
  run.changesFrom = step.changesFrom ?? run.changesFrom;
  run.compared = step.compared ?? run.compared;
  run.batches += step.records.length === 0 ? 0 : 1;
  run.bytes += bytes;
  run.failures = 0;
}

async function end({ platform, run, destination, signal }: ExecutionParts): Promise<void> {
  if (destination.guarantee !== 'transaction') {
    await destination.finish?.({ signal, offset: run.bytes });
  }
  await platform.database.transaction().execute(async (transaction) => {
    const now = platform.clock();
    await finish(transaction, run, now);
    const { changesFrom, compared } = run;
    if (changesFrom !== null) {
      await keepChangePosition(transaction, run, changesFrom, { compared, now });
    }
    await removeGone(transaction, run.workflowKey);
    // Who compared read the whole ledger anyway; a run of a few changes must not.
    if (compared) await removeReplaced(transaction, run.workflowKey);
  });
}
