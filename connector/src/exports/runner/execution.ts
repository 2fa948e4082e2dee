import type { Kysely, Transaction } from 'kysely';
import type { ExportRecord } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { lockIdentities, USER_ID, withoutWithdrawn } from '../../identity/index.ts';
import type { Platform } from '../../platform.ts';
import { keepBatch, removeReplaced } from '../copies/index.ts';
import { deliverSplitting } from '../delivery/index.ts';
import type {
  Batch,
  Destination,
  ExternalDestination,
  InternalDestination,
} from '../destinations/index.ts';
import { noteAnswer } from '../health/index.ts';
import {
  findChangePosition,
  forgetOtherStreams,
  identityKey,
  keepChangePosition,
  recordDeletions,
  recordMet,
  removeGone,
  unmeet,
} from '../ledger/index.ts';
import type { ExportMetrics } from '../metrics.ts';
import { ChangesUnknownError } from '../pages/index.ts';
import { noteRefusals, type Refusal } from '../refused/index.ts';
import { type ActiveRun, assertHeld, checkpoint, finish, holdRun } from '../runs/index.ts';
import { findKeptStep, type KeptStep, keepStep, settleKeptStep } from './kept-step.ts';
import { Pace } from './pace.ts';
import { PageReader } from './page-reader.ts';
import { countStep, planChanges, planDeletions, planPage, type Step } from './step.ts';

const HOUR = 60 * 60 * 1000;

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
  const reader = new PageReader(platform.strapi, run, signal);
  try {
    await forgetOtherStreams(database, run);
    const kept = await findKeptStep(database, run);
    if (kept) await take(parts, kept, pace);
    await goOnFromChanges(parts);
    while (run.position.phase !== 'finish') {
      signal.throwIfAborted();
      const step = await plan(database, run, reader);
      if (step) await take(parts, { step, batch: null }, pace);
    }
    await end(parts);
  } finally {
    await reader.close();
  }
}

/** A run that has just begun looks at what was written since the last one, where that is known. */
async function goOnFromChanges({ platform, run }: ExecutionParts): Promise<void> {
  const { phase, cursor } = run.position;
  if (run.options.mode !== 'changes' || phase !== 'pages' || cursor !== null) return;
  const { database, settings, clock } = platform;
  const comparedAfter = new Date(clock().getTime() - settings.reconcileInterval * HOUR);
  const position = await findChangePosition(database, run, comparedAfter);
  if (position !== undefined) run.position = { phase: 'changes', cursor: position };
}

/** @returns undefined when the run turned out to have to compare all entries */
async function plan(
  database: Kysely<Database>,
  run: ActiveRun,
  reader: PageReader,
): Promise<Step | undefined> {
  switch (run.position.phase) {
    case 'changes':
      try {
        return await planChanges(database, run, await reader.readChanges());
      } catch (error) {
        if (!(error instanceof ChangesUnknownError)) throw error;
        await unmeet(database, run);
        run.position = { phase: 'pages', cursor: null };
        return undefined;
      }
    case 'pages':
      return planPage(database, run, await reader.read());
    default:
      return planDeletions(database, run);
  }
}

/** Delivers a step and notes it, without whoever was forgotten since it was read. */
async function take(parts: ExecutionParts, planned: KeptStep, pace: Pace): Promise<void> {
  const { platform, run, destination, metrics, signal } = parts;
  const { length } = planned.step.records;
  await pace.wait(length, signal);
  await parts.shared.wait(length, signal);
  let delivered: Delivered;
  if (destination.guarantee === 'transaction') {
    delivered = await deliverInTransaction(parts, destination, planned.step);
  } else {
    delivered = await deliverOutside(parts, destination, planned);
    await platform.database
      .transaction()
      .execute((transaction) => note(parts, transaction, delivered));
  }
  const { step, bytes, refused } = delivered;
  moveOn(run, step, bytes);
  metrics.delivered(run.kind, countStep(step, refused), bytes);
}

/** What was delivered, and its bytes. */
interface Delivered extends KeptStep {
  bytes: number;
  /** Records that the destination did not want. */
  refused: Refusal[];
}

function deliverInTransaction(
  parts: ExecutionParts,
  destination: InternalDestination,
  read: Step,
): Promise<Delivered> {
  const { platform, run } = parts;
  return platform.database.transaction().execute(async (transaction) => {
    await holdRun(transaction, run);
    const step = await withoutWhoIsForgotten(transaction, run, read);
    const batch = batchOf(run, step);
    const { bytes } =
      batch.records.length === 0 ? { bytes: 0 } : await destination.deliver(batch, transaction);
    const delivered = { step, batch: null, bytes, refused: [] };
    await note(parts, transaction, delivered);
    return delivered;
  });
}

async function deliverOutside(
  { platform: { database, clock }, run, signal }: ExecutionParts,
  destination: ExternalDestination,
  planned: KeptStep,
): Promise<Delivered> {
  const step = await withoutForgotten(database, run, planned.step);
  let kept: KeptStep = { step, batch: planned.batch };
  if (destination.guarantee === 'key' && kept.batch === null && step.records.length > 0) {
    kept = await keepStep(database, run, step, (transaction, read) =>
      withoutWhoIsForgotten(transaction, run, read),
    );
  } else {
    await assertHeld(database, run);
  }
  if (kept.step.records.length === 0) return { ...kept, bytes: 0, refused: [] };
  signal.throwIfAborted();
  const context = { signal, offset: run.bytes };
  const isProven = run.bytes > 0;
  const batch = batchOf(run, kept.step);
  const delivered = await deliverSplitting(destination, batch, context, isProven);
  if (!run.answered) {
    await noteAnswer(database, run.options.destination, clock());
    run.answered = true;
  }
  return { ...kept, ...delivered };
}

const batchOf = (run: ActiveRun, { records }: Step): Batch => ({
  key: `${run.id}-${run.batches + 1}`,
  records,
});

async function withoutForgotten(
  database: Kysely<Database>,
  run: ActiveRun,
  step: Step,
): Promise<Step> {
  if (run.kind !== 'user') return step;
  const records = await withoutWithdrawn(database, run.id, step.records, ({ op, documentId }) =>
    op === 'upsert' ? [{ type: USER_ID, value: documentId }] : [],
  );
  return { ...step, records };
}

/** Whoever is being forgotten is either gone already, or finds what the transaction keeps. */
async function withoutWhoIsForgotten(
  transaction: Transaction<Database>,
  run: ActiveRun,
  step: Step,
): Promise<Step> {
  if (run.kind === 'user') await lockIdentities(transaction);
  return withoutForgotten(transaction, run, step);
}

async function note(
  { platform, run }: ExecutionParts,
  transaction: Transaction<Database>,
  { step, batch, bytes, refused }: Delivered,
): Promise<void> {
  const now = platform.clock();
  const present = new Set(await ofPresent(transaction, run, step.records));
  const unwanted = new Set(refused.map(({ record }) => record));
  const delivered = step.records.filter((record) => !unwanted.has(record));
  const deletions = delivered.filter(({ op }) => op === 'delete');
  const unsent = new Set([...unwanted].map(identityKey));
  const met = step.met.map((entry) => ({
    ...entry,
    sent: entry.sent && !unsent.has(identityKey(entry)),
  }));
  await checkpoint(
    transaction,
    run,
    {
      position: step.position,
      pages: step.read === null ? 0 : 1,
      batches: step.records.length === 0 ? 0 : 1,
      counts: countStep(step, refused),
      bytes,
      total: step.total,
      changesFrom: step.changesFrom,
      compared: step.compared,
    },
    now,
  );
  const sent = delivered.filter((record) => present.has(record));
  const inBatch = batch ?? (sent.length > 0 ? await keepBatch(transaction, run, sent) : null);
  await recordMet(transaction, run, { entries: met, batch: inBatch }, now);
  await recordDeletions(transaction, run, deletions, now);
  const kept = refused.filter(({ record }) => present.has(record));
  await noteRefusals(transaction, run, { refused: kept, delivered }, now);
  await settleKeptStep(transaction, run);
}

/**
 * Of whoever was forgotten during the delivery nothing is kept. Who is being forgotten is gone already, or
 * finds what is noted here: first of all this waits for it.
 */
async function ofPresent(
  transaction: Transaction<Database>,
  run: ActiveRun,
  records: ExportRecord[],
): Promise<ExportRecord[]> {
  if (run.kind !== 'user') return records;
  await lockIdentities(transaction);
  return withoutWithdrawn(transaction, run.id, records, ({ documentId }) => [
    { type: USER_ID, value: documentId },
  ]);
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
