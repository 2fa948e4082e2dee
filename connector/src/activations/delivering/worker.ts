import type { Logger } from 'pino';
import type {
  Activation,
  Destination as Definition,
  Definitions,
  RetryPolicy,
} from 'strapi-cdp-config';
import type { DefinitionsStore } from '../../definitions/index.ts';
import {
  admit,
  DestinationAway,
  findDestination,
  kindOf,
  Lanes,
  type MemberDestination,
  nextDelay,
  noteAway,
  Paces,
  releaseIfAnswering,
  TransferFailure,
} from '../../destinations/index.ts';
import type { Job } from '../../jobs/index.ts';
import type { Platform } from '../../platform.ts';
import type { ActivationMetrics } from '../metrics.ts';
import type { Reading } from '../told/index.ts';
import { deliverNext } from './deliver.ts';
import { noteProblem } from './note.ts';

/** What the deliveries of a process are made of. */
export interface WorkerParts {
  platform: Platform;
  definitions: Pick<DefinitionsStore, 'refresh'> & {
    current(): Pick<Definitions, 'activations' | 'destinations'>;
  };
  metrics: ActivationMetrics;
  retries: RetryPolicy;
  /** Reads people as they are now. */
  reading: () => Promise<Reading>;
}

/** The job of an activation: tells its destination of everybody who waits. */
export function createWorker(
  parts: WorkerParts,
): (job: Pick<Job<{ activation: string }>, 'payload' | 'signal' | 'logger'>) => Promise<void> {
  const lanes = new Lanes();
  const paces = new Paces();
  const { platform, definitions } = parts;
  return async ({ payload, signal, logger: log }) => {
    const find = () =>
      definitions.current().activations.find((one) => one.identifier === payload.activation);
    const activation = find();
    if (!activation?.enabled) return;
    const logger = log.child({ activation: activation.identifier });
    try {
      if (!(await isDue(platform, activation))) return;
      const definition = await destinationOf(parts, activation);
      const lane = lanes.enter(definition.key, definition.concurrency);
      if (!lane) return;
      try {
        if (!(await isAdmitted(platform, activation, definition))) return;
        const destination = openFor(platform, activation, definition);
        const pace = paces.of(definition);
        let isMore = true;
        while (isMore) {
          signal.throwIfAborted();
          const current = find();
          if (current !== activation && JSON.stringify(current) !== JSON.stringify(activation))
            return;
          isMore = await deliverNext(parts, { activation, destination, pace, signal });
        }
      } finally {
        lane.leave();
      }
    } catch (error) {
      if (signal.aborted) throw error;
      await putOff(parts, activation, error, logger);
    }
  };
}

/** Whether an activation does not wait for a time to come. */
async function isDue({ database, clock }: Platform, { identifier }: Activation): Promise<boolean> {
  const row = await database
    .selectFrom('activations')
    .select('due_at')
    .where('activation', '=', identifier)
    .executeTakeFirst();
  return row !== undefined && (row.due_at === null || row.due_at <= clock());
}

/** @throws TransferFailure when there is none that could be told */
async function destinationOf(
  { platform, definitions }: WorkerParts,
  { destination }: Activation,
): Promise<Definition> {
  const definition = await findDestination({ platform, definitions }, destination);
  if (definition) return definition;
  throw new TransferFailure('The platform itself knows who is in: choose another destination.', {
    permanent: true,
  });
}

/** Waits, without keeping a worker, where the destination has been away for a while. */
async function isAdmitted(
  { database, clock }: Platform,
  { identifier }: Activation,
  { key }: Definition,
): Promise<boolean> {
  const admission = await admit(database, key, clock());
  if (admission.admitted) return true;
  const { until: dueAt, reason: problem } = admission;
  await noteProblem(database, identifier, { problem, dueAt, isFailure: false });
  await releaseIfAnswering(database, key, clock());
  return false;
}

/** @throws TransferFailure for one that takes an audience as a whole only */
function openFor(
  platform: Platform,
  { identifier }: Activation,
  definition: Definition,
): Extract<MemberDestination, { takes: 'batches' }> {
  const opened = kindOf(definition).openForMembers(platform, definition, { identifier });
  if (opened.takes === 'batches') return opened;
  throw new TransferFailure(
    `Destination «${definition.key}» takes all members as a whole: choose a schedule for the activation, and no entry or exit.`,
    { permanent: true },
  );
}

/**
 * Nobody is given up on: what cannot be told now is told later, at the latest when somebody has changed
 * what is wrong.
 */
async function putOff(
  { platform, retries }: WorkerParts,
  { identifier, destination }: Activation,
  error: unknown,
  logger: Logger,
): Promise<void> {
  const { database, clock } = platform;
  const failure = error instanceof TransferFailure ? error : undefined;
  const problem =
    failure?.message ??
    `The delivery failed inside the connector: ${error instanceof Error ? error.message : error}`;
  logger.warn({ err: error }, 'An activation was interrupted; it goes on by itself.');
  if (failure instanceof DestinationAway) await noteAway(database, destination, problem, clock());
  const row = await database
    .selectFrom('activations')
    .select('failures')
    .where('activation', '=', identifier)
    .executeTakeFirst();
  const failures = (row?.failures ?? 0) + 1;
  const wait = failure?.permanent
    ? retries.longest
    : (nextDelay(retries, failures, failure?.retryAfter) ?? retries.longest);
  const dueAt = new Date(clock().getTime() + wait);
  await noteProblem(database, identifier, { problem, dueAt, isFailure: true });
}
