import { setTimeout as delay } from 'node:timers/promises';
import type { Definitions } from 'strapi-cdp-config';
import type { DefinitionsStore } from '../../definitions/index.ts';
import { computeQueue, type Job, tidyQueue } from '../../jobs/index.ts';
import type { Platform } from '../../platform.ts';
import { computeStep, markFailed } from './compute.ts';
import { deleteOldState } from './expiry.ts';
import { syncComputations } from './sync.ts';

/** When state that nobody reads any more is deleted. */
const TIDYING = { key: 'hourly', interval: '17 * * * *', timeZone: 'UTC', payload: {} };

/**
 * Begins to compute traits: keeps what is computed in step with the definitions, and takes the jobs
 * that compute new ones from scratch. Call it when jobs and definitions have started; again if the
 * database failed it.
 */
export async function startComputedTraits(
  platform: Platform,
  definitions: DefinitionsStore,
): Promise<void> {
  const { jobs, database, clock } = platform;
  const sync = async ({ computedTraits }: Definitions, retry: boolean) => {
    const ids = await syncComputations(database, computedTraits, {
      now: clock(),
      complete: definitions.freshness().etag !== null,
      retry,
    });
    for (const id of ids) {
      await jobs.send(computeQueue, { computation: id }, { key: String(id) });
    }
  };
  const known = definitions.current();
  await sync(known, true);
  await jobs.replaceSchedules(tidyQueue, [TIDYING]);
  definitions.onChange((changed) => sync(changed, false), known);
  await jobs.work(computeQueue, (job) => compute(platform, job));
  await jobs.work(tidyQueue, ({ signal }) => deleteOldState(database, clock(), signal));
}

async function compute(
  { database, clock, jobs }: Platform,
  { payload, signal, isLastAttempt }: Job<{ computation: number }>,
): Promise<void> {
  const { computation: id } = payload;
  try {
    for (;;) {
      signal.throwIfAborted();
      const began = performance.now();
      if (!(await computeStep(database, id, clock()))) break;
      // Events are processed in the pauses: as long as the step took, they had to wait.
      await delay(performance.now() - began, undefined, { signal });
    }
  } catch (error) {
    if (isLastAttempt && !signal.aborted) {
      await markFailed(database, id, error instanceof Error ? error.message : String(error));
    }
    throw error;
  }
  await jobs.send(tidyQueue, {}, { key: TIDYING.key });
}
