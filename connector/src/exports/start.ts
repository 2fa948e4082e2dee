import type { RetryPolicy } from 'strapi-cdp-config';
import type { DefinitionsStore } from '../definitions/index.ts';
import { exportQueues } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { releaseMended } from './health/index.ts';
import { createExportMetrics } from './metrics.ts';
import { createRunner, usualRetries } from './runner/index.ts';
import { syncSchedules } from './schedules.ts';
import { superviseRuns } from './supervisor.ts';

/** Milliseconds between two looks for runs that are due. */
const SUPERVISION_INTERVAL = 2_000;

/** The exports of one process. */
export interface Exports {
  /** Looks after runs no more. Runs in progress end with their jobs (`jobs.stop()`). */
  stop(): Promise<void>;
}

/** What tests make shorter. */
export interface ExportsOptions {
  retries?: RetryPolicy;
  /** Milliseconds between two looks for runs that are due. */
  supervisionInterval?: number;
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
  const known = definitions.current();
  await syncSchedules(jobs, known);
  definitions.onChange((changed) => syncSchedules(jobs, changed), known);
  definitions.onChange(releaseMended(platform, known), known);
  const metrics = createExportMetrics(registry, database);
  const runner = createRunner({ platform, definitions, metrics, retries });
  for (const queue of Object.values(exportQueues)) await jobs.work(queue, runner);
  return superviseRuns(platform, supervisionInterval);
}
