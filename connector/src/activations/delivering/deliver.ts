import type { Activation } from 'strapi-cdp-config';
import {
  deliverSplitting,
  type MemberDestination,
  noteAnswer,
  type Pace,
} from '../../destinations/index.ts';
import { decide, readLastTold, readPeople } from '../told/index.ts';
import { takeBatch } from './batch.ts';
import { noteOutcome, type Outcome } from './note.ts';
import type { WorkerParts } from './worker.ts';

/** One activation that delivers. */
export interface Delivering {
  activation: Activation;
  destination: Extract<MemberDestination, { takes: 'batches' }>;
  pace: Pace;
  signal: AbortSignal;
}

/**
 * Tells the destination of the next people. What they are like is read right before, so who was erased
 * or took back their consent until then is not told of.
 *
 * @returns whether there may be more
 */
export async function deliverNext(
  { platform, reading, metrics }: Pick<WorkerParts, 'platform' | 'reading' | 'metrics'>,
  { activation, destination, pace, signal }: Delivering,
): Promise<boolean> {
  const { database, clock } = platform;
  const { identifier, audience } = activation;
  const batch = await takeBatch(database, activation);
  if (!batch) return false;
  const people = await readPeople(
    await reading(),
    batch.waiting.map(({ profileId }) => profileId),
    audience,
  );
  const presentIds = [...new Set([...people.values()].map(({ profileId }) => profileId))];
  const told = await readLastTold(database, identifier, presentIds);
  const decisions = decide(activation, batch.waiting, people, told);
  const rows = decisions.flatMap((one) => ('row' in one ? [one] : []));
  const skipped = decisions.flatMap((one) =>
    'row' in one ? [] : [{ id: one.id, reason: one.skipped }],
  );
  const outcome: Outcome = { delivered: [], refused: [], skipped };
  if (rows.length > 0) {
    await pace.wait(rows.length, signal);
    const ids = new Map(rows.map(({ id, row }) => [row.id, id]));
    const { refused } = await deliverSplitting(
      (part) => destination.deliver(part, { signal }),
      { key: `${identifier}-${batch.number}`, records: rows.map(({ row }) => row) },
      await hasDelivered(platform, identifier),
    );
    const reasons = new Map(refused.map(({ record, reason }) => [record.id, reason]));
    for (const [rowId, id] of ids) {
      const reason = reasons.get(rowId);
      if (reason === undefined) outcome.delivered.push(id);
      else outcome.refused.push({ id, reason });
    }
    await noteAnswer(database, activation.destination, clock());
  }
  await noteOutcome(database, identifier, outcome, clock());
  metrics.ended(outcome);
  return true;
}

/** Whether the destination has taken anything of the activation before. */
async function hasDelivered(
  { database }: Pick<WorkerParts['platform'], 'database'>,
  identifier: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('activations')
    .select('delivered_at')
    .where('activation', '=', identifier)
    .executeTakeFirst();
  return (row?.delivered_at ?? null) !== null;
}
