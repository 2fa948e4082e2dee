import type { Kysely, Transaction } from 'kysely';
import type { ExportRecord } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import {
  type Batch,
  deliverSplitting,
  type ExternalDestination,
  type InternalDestination,
  noteAnswer,
  type Refusal,
} from '../../destinations/index.ts';
import { lockIdentities, USER_ID, withoutWithdrawn } from '../../identity/index.ts';
import { type ActiveRun, assertHeld, holdRun } from '../runs/index.ts';
import type { ExecutionParts } from './execution.ts';
import { type KeptStep, keepStep } from './kept-step.ts';
import { note } from './note.ts';
import type { Step } from './step.ts';

/** What was delivered, and its bytes. */
export interface Delivered extends KeptStep {
  bytes: number;
  /** Records that the destination did not want. */
  refused: Refusal<ExportRecord>[];
}

/** Delivers and notes at once. */
export function deliverInTransaction(
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
    await note(transaction, run, delivered, platform.clock());
    return delivered;
  });
}

/**
 * Delivers what can then be noted: a receiver that tells repetitions by their key gets what is kept.
 *
 * @throws whatever the destination throws, RunLostError
 */
export async function deliverOutside(
  { platform: { database, clock }, run, signal }: ExecutionParts,
  destination: ExternalDestination,
  planned: KeptStep,
): Promise<Delivered> {
  const step = await withoutForgotten(database, run, planned.step);
  let kept: KeptStep = { step, batch: planned.batch };
  if (destination.guarantee === 'key' && kept.batch === null && step.records.length > 0) {
    kept = await database.transaction().execute(async (transaction) => {
      await holdRun(transaction, run);
      return keepPresent(transaction, run, step);
    });
  } else {
    await assertHeld(database, run);
  }
  if (kept.step.records.length === 0) return { ...kept, bytes: 0, refused: [] };
  signal.throwIfAborted();
  const context = { signal, offset: run.bytes };
  const isProven = run.bytes > 0;
  const batch = batchOf(run, kept.step);
  const delivered = await deliverSplitting(
    (part) => destination.deliver(part, context),
    batch,
    isProven,
  );
  if (!run.answered) {
    await noteAnswer(database, run.options.destination, clock());
    run.answered = true;
  }
  return { ...kept, ...delivered };
}

/** Keeps a step before it is delivered, without whoever was forgotten. */
export async function keepPresent(
  transaction: Transaction<Database>,
  run: ActiveRun,
  step: Step,
): Promise<KeptStep> {
  return keepStep(transaction, run, await withoutWhoIsForgotten(transaction, run, step));
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
