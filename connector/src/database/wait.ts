import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { describeDatabaseFailure, isDatabaseRefusal } from './failure.ts';

/** Milliseconds before the second attempt; doubles with each, up to the longest pause. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;

/** Milliseconds between two lines in the log about the same failure. */
const REPEAT_LOG = 60_000;

/** Asks the database for a sign of life. @throws what `pg` throws when there is none. */
export async function pingDatabase(pool: pg.Pool): Promise<void> {
  await pool.query('select 1');
}

/**
 * Waits until the database answers, however long that takes: it may start later than the connector.
 *
 * @param signal ends the waiting
 * @throws the signal's reason, or what `pg` throws when the database refuses user or password
 */
export async function waitForDatabase(
  pool: pg.Pool,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  let said = { reason: '', at: 0 };
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    signal.throwIfAborted();
    try {
      await pingDatabase(pool);
      if (said.reason) logger.info('The database answers.');
      return;
    } catch (error) {
      if (isDatabaseRefusal(error)) throw error;
      const reason = describeDatabaseFailure(error);
      if (reason !== said.reason || Date.now() - said.at > REPEAT_LOG) {
        logger.warn({ reason }, 'Waiting for the database.');
        said = { reason, at: Date.now() };
      }
    }
    await delay(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
