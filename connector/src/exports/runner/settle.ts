import type { Logger } from 'pino';
import { describeDatabaseFailure, isDatabaseAway } from '../../database/index.ts';
import {
  type Destination,
  DestinationAway,
  nextDelay,
  noteAway,
  TransferFailure,
} from '../../destinations/index.ts';
import { removeGone, takeBack } from '../ledger/index.ts';
import { type ActiveRun, fail, retryLater } from '../runs/index.ts';
import { dropKeptStep } from './kept-step.ts';
import type { RunnerParts } from './runner.ts';

/** A run that was interrupted. */
export interface Interruption {
  run: ActiveRun;
  /** Undefined when it could not be opened. */
  destination: Destination | undefined;
  error: unknown;
  logger: Logger;
}

/**
 * Decides what becomes of a run that could not go on, and notes it.
 *
 * @returns milliseconds after which it goes on; undefined when it gave up
 */
export async function settle(
  parts: Pick<RunnerParts, 'platform' | 'metrics' | 'retries'>,
  { run, destination, error, logger }: Interruption,
): Promise<number | undefined> {
  const { platform, metrics, retries } = parts;
  const failure = toFailure(error);
  const now = platform.clock();
  const delay = failure.permanent
    ? undefined
    : nextDelay(retries, run.failures + 1, failure.retryAfter);
  if (failure instanceof DestinationAway) {
    await noteAway(platform.database, run.options.destination, failure.message, now);
  }
  if (delay !== undefined) {
    logger.warn({ err: error, delay }, 'Run was interrupted; it goes on by itself.');
    await retryLater(platform.database, run, failure.message, new Date(now.getTime() + delay));
    metrics.interrupted(run.kind);
    return delay;
  }
  logger.error({ err: error }, 'Run failed.');
  await giveUp(parts, run, destination, failure.message);
  metrics.ended(run.kind, 'failed', (now.getTime() - run.startedAt.getTime()) / 1000);
  return undefined;
}

async function giveUp(
  { platform }: Pick<RunnerParts, 'platform'>,
  run: ActiveRun,
  destination: Destination | undefined,
  message: string,
): Promise<void> {
  await platform.database.transaction().execute(async (transaction) => {
    await fail(transaction, run, message, platform.clock());
    if (arrivesAtOnce(destination)) await takeBack(transaction, run);
    await removeGone(transaction, run.workflowKey);
    await dropKeptStep(transaction, run);
  });
  if (destination && destination.guarantee !== 'transaction') {
    // The run has failed already; what cannot be removed is overwritten by the next one.
    await destination.abandon?.().catch(() => undefined);
  }
}

/** Whether nothing of a run has arrived before its end. Unknown counts as such: better twice than never. */
function arrivesAtOnce(destination: Destination | undefined): boolean {
  if (!destination) return true;
  return destination.guarantee !== 'transaction' && destination.finish !== undefined;
}

/** Whatever is not known to be permanent is tried again: the database may be away, for one. */
function toFailure(error: unknown): TransferFailure {
  if (error instanceof TransferFailure) return error;
  const message = isDatabaseAway(error)
    ? `The database of the connector: ${describeDatabaseFailure(error)}`
    : `The export failed inside the connector: ${error instanceof Error ? error.message : String(error)}`;
  return new TransferFailure(message, { cause: error });
}
