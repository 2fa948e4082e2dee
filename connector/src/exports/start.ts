import type { RetryPolicy } from 'strapi-cdp-config';
import type { DefinitionsStore } from '../definitions/index.ts';
import { exportQueues } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { watchLiveWorkflows } from './live.ts';
import { createExportMetrics } from './metrics.ts';
import { createRunner, usualRetries } from './runner/index.ts';
import { syncSchedules } from './schedules.ts';
import { superviseRuns } from './supervisor.ts';

/** Milliseconds between two looks for runs that are due. */
const SUPERVISION_INTERVAL = 2_000;

/**
 * Milliseconds between two looks for changes that Strapi did not tell of: the net below its nudges.
 */
const LIVE_INTERVAL = 15_000;

/** The exports of one process. */
export interface Exports {
  /** Strapi says that entries were written. */
  contentChanged(): void;
  /** Looks after runs no more. Runs in progress end with their jobs (`jobs.stop()`). */
  stop(): Promise<void>;
}

/** What tests make shorter. */
export interface ExportsOptions {
  retries?: RetryPolicy;
  /** Milliseconds between two looks for runs that are due. */
  supervisionInterval?: number;
  /** Milliseconds between two looks for changes. */
  liveInterval?: number;
}

/**
 * Begins to work on exports: keeps the schedules in step with the definitions, takes jobs, and sees
 * to it that every run with work left has one. Call it when jobs and definitions have started; again
 * if the database failed it.
 */
export async function startExports(
  platform: Platform,
  definitions: DefinitionsStore,
  options: ExportsOptions = {},
): Promise<Exports> {
  const { jobs, metrics: registry, database } = platform;
  const { retries = usualRetries, supervisionInterval = SUPERVISION_INTERVAL } = options;
  const { liveInterval = LIVE_INTERVAL } = options;
  const known = definitions.current();
  await syncSchedules(jobs, known);
  const live = watchLiveWorkflows(platform, definitions, liveInterval);
  definitions.onChange(async (changed) => {
    await syncSchedules(jobs, changed);
    live.wake();
  }, known);
  const metrics = createExportMetrics(registry, database);
  const runner = createRunner({ platform, definitions, metrics, retries, ended: live.wake });
  try {
    for (const queue of Object.values(exportQueues)) await jobs.work(queue, runner);
  } catch (error) {
    await live.stop();
    throw error;
  }
  const supervisor = superviseRuns(platform, supervisionInterval);
  return {
    contentChanged: live.wake,
    async stop() {
      await Promise.all([live.stop(), supervisor.stop()]);
    },
  };
}
