import type { Logger } from 'pino';
import { isDatabaseAway } from '../../database/index.ts';
import type { Platform } from '../../platform.ts';
import type { Importing } from '../../tracking/index.ts';
import { ImportFailure } from '../failure.ts';
import {
  type ActiveImport,
  end,
  ImportLostError,
  putBack,
  retryLater,
  takeUp,
} from '../runs/index.ts';
import { carryOut, type ImportParts } from './carry-out.ts';

/** Failures in a row after which an import gives up. */
const MOST_FAILURES = 8;

/** Milliseconds before the first retry; doubles with each, up to the longest. */
const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 60_000;

/** What an import is worked on with. */
export interface ImportHands extends Pick<ImportParts, 'signal' | 'segments'> {
  logger: Logger;
}

type RunnerPlatform = Pick<Platform, 'database' | 'clock' | 'settings'>;

/**
 * Works on an import until it ends, fails for now, or goes to other hands.
 *
 * @throws when the process stops; the run was put back then
 */
export async function workOnImport(
  platform: RunnerPlatform,
  importing: Importing,
  id: string,
  { signal, logger, segments }: ImportHands,
): Promise<void> {
  const run = await takeUp(platform.database, id, platform.clock());
  if (!run) return;
  const { source } = run.mapping;
  logger.info({ import: id, source, row: run.row, attempt: run.attempt }, 'Import is taken up.');
  try {
    await carryOut({ platform, importing, run, signal, segments });
    logger.info({ import: id, source, row: run.row }, 'Import finished.');
  } catch (error) {
    if (error instanceof ImportLostError) {
      logger.info({ import: id }, 'The import was ended, or is in other hands by now.');
    } else if (signal.aborted) {
      await putBack(platform.database, run, platform.clock()).catch((failure) => {
        logger.debug({ err: failure }, 'The import could not be put back; it is found later.');
      });
      throw error;
    } else {
      await settle(platform, run, error, logger);
    }
  }
}

/** Notes that an import failed: for good, or until its next try. */
async function settle(
  { database, clock }: RunnerPlatform,
  run: ActiveImport,
  error: unknown,
  logger: Logger,
): Promise<void> {
  logger.warn({ import: run.id, err: error }, 'An import failed.');
  // A database that is away can note nothing; the run is found when it is back.
  if (isDatabaseAway(error)) throw error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ImportFailure || run.failures + 1 >= MOST_FAILURES) {
    await end(database, run, { state: 'failed', error: message }, clock());
    return;
  }
  const wait = Math.min(FIRST_RETRY * 2 ** run.failures, LONGEST_RETRY);
  await retryLater(database, run, message, new Date(clock().getTime() + wait));
}
