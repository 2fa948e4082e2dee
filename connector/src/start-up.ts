import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseAway, migrate, waitForDatabase } from './database/index.ts';
import type { Platform } from './platform.ts';

/** Milliseconds before a step that the database interrupted is tried again. */
const PAUSE = 500;

/**
 * Takes a step of the start, again from its beginning whenever the database goes away meanwhile.
 *
 * @throws what waiting cannot mend, such as a missing permission
 */
export type Persist = <Outcome>(step: () => Promise<Outcome>) => Promise<Outcome>;

/** @param signal gives up */
export function persistence(
  { pool, logger }: Pick<Platform, 'pool' | 'logger'>,
  signal: AbortSignal,
): Persist {
  return async (step) => {
    for (;;) {
      await waitForDatabase(pool, logger, signal);
      try {
        return await step();
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        logger.warn({ err: error }, 'The database went away during the start.');
      }
      await delay(PAUSE, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  };
}

/**
 * Brings up what needs the database: its schema and the job queue. May be repeated.
 *
 * @param url connection string, for the migrations
 * @param migrated called once the schema is up to date
 */
export async function startUp(
  { jobs, logger }: Pick<Platform, 'jobs' | 'logger'>,
  url: string,
  migrated: () => void,
): Promise<void> {
  const applied = await migrate(url);
  if (applied.length > 0) logger.info({ migrations: applied }, 'Migrations applied.');
  migrated();
  await jobs.start();
}
