import { fromKysely, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Settings } from '../settings/index.ts';
import { quietly } from '../shared/quietly.ts';
import type { Jobs } from './index.ts';
import { createJobMetrics } from './metrics.ts';
import { toData } from './queue.ts';
import { queues } from './queues.ts';
import { type Rescue, startRescue } from './rescue.ts';
import { replaceSchedules } from './schedules.ts';
import { createWorker } from './worker.ts';

/** The schema of the job queue. */
export const JOBS_SCHEMA = 'pgboss';

/**
 * Seconds after which pg-boss itself takes a silent worker for dead: the least that it allows. This
 * is the second net; `rescue.ts` is quicker.
 */
const HEARTBEAT = 10;

/**
 * Seconds between two heartbeats of a running job. Short, because this is also how a worker learns
 * that its job went to another one (after the database was away, say) and must let go of it.
 */
const HEARTBEAT_REFRESH = 2;

/** Seconds between two looks for work while new jobs cannot be announced. */
const POLLING_INTERVAL = 2;

/**
 * Seconds between two looks of each worker otherwise. What becomes due is found by one look for all of
 * them (`rescue.ts`): a dozen workers that look by themselves are most of what an idle process does.
 */
const BACKSTOP_INTERVAL = 10;

/** Seconds between two looks at the schedules: how late a workflow may start. */
const SCHEDULE_INTERVAL = 5;

/** Seconds that a finished job stays for inspection. Its run is kept elsewhere. */
const KEEP_FINISHED = 24 * 60 * 60;

/** Connections for fetching, finishing, supervision and the listener. */
const POOL_SIZE = 5;

export interface JobsOptions {
  /** Connection string of the database. */
  url: string;
  settings: Settings;
  logger: Logger;
  metrics: Registry;
}

/** Jobs and schedules over pg-boss, in a schema of their own. Nothing happens before `start`. */
export function createJobs({ url, settings, logger, metrics }: JobsOptions): Jobs {
  const boss = new PgBoss({
    connectionString: url,
    schema: JOBS_SCHEMA,
    application_name: 'cdp-connector-jobs',
    max: POOL_SIZE,
    useListenNotify: true,
    cronMonitorIntervalSeconds: SCHEDULE_INTERVAL,
    cronWorkerIntervalSeconds: POLLING_INTERVAL,
  });
  const complain = quietly((message, details) => logger.warn(details, message));
  boss.on('error', (error) => complain('The job queue has a problem.', error.message));
  boss.on('warning', ({ message }) => complain('The job queue warns.', message));

  const worker = createWorker({
    boss,
    logger,
    metrics: createJobMetrics(metrics, boss, queues),
    // What waits behind a job is taken when it ends, not with the next look.
    ended: wake,
  });
  const workerIds = new Map<string, string>();
  let rescue: Rescue | undefined;
  let state: 'new' | 'running' | 'stopped' = 'new';

  /** Lets this process look for work in a queue at once. */
  function wake(queue: string): void {
    const id = workerIds.get(queue);
    if (id) boss.notifyWorker(id);
  }

  return {
    async start() {
      await boss.start();
      for (const queue of queues) await createQueue(boss, queue);
      rescue = startRescue(
        boss,
        queues.map(({ name }) => name),
        wake,
        logger,
      );
      state = 'running';
    },
    async stop() {
      if (state === 'stopped') return;
      const wasRunning = state === 'running';
      state = 'stopped';
      if (!wasRunning) return;
      await rescue?.stop();
      await worker.stop(settings.shutdownGrace * 1000);
      await boss.stop({ graceful: true, timeout: 1000 });
    },
    async work(queue, handler) {
      const id = await boss.work(
        queue.name,
        {
          includeMetadata: true,
          batchSize: 1,
          localConcurrency: queue.concurrency,
          pollingIntervalSeconds: POLLING_INTERVAL,
          notifyPollingIntervalSeconds: BACKSTOP_INTERVAL,
          heartbeatRefreshSeconds: HEARTBEAT_REFRESH,
        },
        worker.handle(queue, handler),
      );
      workerIds.set(queue.name, id);
    },
    async send(queue, payload, { key, transaction } = {}) {
      return boss.send(queue.name, toData(queue, payload), {
        ...(key !== undefined && { singletonKey: key }),
        ...(transaction && { db: fromKysely(transaction) }),
      });
    },
    replaceSchedules: (queue, schedules) => replaceSchedules(boss, queue, schedules),
    running: () => state === 'running',
  };
}

async function createQueue(boss: PgBoss, queue: (typeof queues)[number]): Promise<void> {
  const options = {
    retryLimit: queue.retryLimit,
    retryDelay: queue.retryDelay,
    retryBackoff: true,
    retryDelayMax: queue.retryDelayMax,
    expireInSeconds: queue.expireIn,
    deleteAfterSeconds: KEEP_FINISHED,
    heartbeatSeconds: HEARTBEAT,
    notify: true,
  };
  // Creating leaves a queue of an earlier version as it was; the update brings its options.
  await boss.createQueue(queue.name, {
    ...options,
    policy: queue.exclusive ? 'exclusive' : 'standard',
  });
  await boss.updateQueue(queue.name, options);
}
