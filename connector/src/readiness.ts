import { setTimeout as delay } from 'node:timers/promises';
import { pingDatabase } from './database/index.ts';
import type { Platform } from './platform.ts';
import type { Readiness, ReadinessPart } from './server/index.ts';

/** Milliseconds that the database may take to give a sign of life. */
const PATIENCE = 2_000;

/** How far the start of a connector has come. */
export interface StartUpProgress {
  migrated: boolean;
  /** Every domain is at work. */
  started: boolean;
}

/** Says which parts of a connector do not work at present. */
export function createReadiness(
  { pool, jobs }: Pick<Platform, 'pool' | 'jobs'>,
  progress: Readonly<StartUpProgress>,
): Readiness {
  return async () => {
    const failing: ReadinessPart[] = [];
    if (!(await answers(pingDatabase(pool)))) failing.push('database');
    if (!progress.migrated) failing.push('migrations');
    if (!jobs.running()) failing.push('jobs');
    if (!progress.started) failing.push('start');
    return failing;
  };
}

function answers(ping: Promise<void>): Promise<boolean> {
  const answered = ping.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, delay(PATIENCE, false, { ref: false })]);
}
