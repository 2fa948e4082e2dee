import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseAway, migrate, waitForDatabase } from './database/index.ts';
import type { Platform } from './platform.ts';

/** Milliseconds before a start that the database interrupted is tried again. */
const PAUSE = 1_000;

/**
 * Waits for the database and brings up what needs it, again from the beginning if the database goes
 * away meanwhile. Every step may be repeated.
 *
 * @param url connection string, for the migrations
 * @param migrated called once the schema is up to date
 * @param signal gives up
 * @throws what waiting cannot mend, such as a missing permission
 */
export async function startUp(
  { pool, jobs, logger }: Platform,
  url: string,
  migrated: () => void,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await waitForDatabase(pool, logger, signal);
    try {
      const applied = await migrate(url);
      if (applied.length > 0) logger.info({ migrations: applied }, 'Migrations applied.');
      migrated();
      await jobs.start();
      return;
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      logger.warn({ err: error }, 'The database went away during the start.');
    }
    await delay(PAUSE, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
