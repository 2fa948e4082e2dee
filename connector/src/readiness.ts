import { setTimeout as delay } from 'node:timers/promises';
import { pingDatabase } from './database/index.ts';
import type { Platform } from './platform.ts';
import type { Readiness, ReadinessPart } from './server/index.ts';

/** Milliseconds that the database may take to give a sign of life. */
const PATIENCE = 2_000;

/** Says which parts of a connector do not work at present. */
export function createReadiness(
  { pool, jobs }: Pick<Platform, 'pool' | 'jobs'>,
  migrated: () => boolean,
): Readiness {
  return async () => {
    const failing: ReadinessPart[] = [];
    if (!(await answers(pingDatabase(pool)))) failing.push('database');
    if (!migrated()) failing.push('migrations');
    if (!jobs.running()) failing.push('jobs');
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
