import { setTimeout as delay } from 'node:timers/promises';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Job } from './index.ts';
import type { JobMetrics } from './metrics.ts';
import type { Queue } from './queue.ts';

/** Why a job's signal aborts when the process stops. */
export class ShutdownError extends Error {
  override readonly name = 'ShutdownError';
  constructor() {
    super('The connector is stopping; the job is handed back.');
  }
}

export interface WorkerOptions {
  boss: PgBoss;
  logger: Logger;
  metrics: JobMetrics;
  /** Called when a job of a queue has ended, whatever came of it. */
  ended(queue: string): void;
}

/** Runs the handlers of one process and knows what they hold. */
export interface Worker {
  /** Wraps a handler into the form that pg-boss calls. */
  handle<Payload>(
    queue: Queue<Payload>,
    handler: (job: Job<Payload>) => Promise<void>,
  ): (jobs: JobWithMetadata<Payload>[]) => Promise<void>;
  /**
   * Takes no more jobs, tells the running ones, and waits for them.
   * @param grace milliseconds; what still runs then is handed back to others
   */
  stop(grace: number): Promise<void>;
}

interface Held {
  promise: Promise<void>;
  handBack(): Promise<void>;
}

export function createWorker({ boss, logger, metrics, ended: tell }: WorkerOptions): Worker {
  const shutdown = new AbortController();
  const held = new Set<Held>();
  const names = new Set<string>();

  async function run<Payload>(
    queue: Queue<Payload>,
    handler: (job: Job<Payload>) => Promise<void>,
    taken: JobWithMetadata<Payload>,
  ): Promise<void> {
    const attempt = taken.retryCount + 1;
    const log = logger.child({ queue: queue.name, job: taken.id, attempt });
    const started = performance.now();
    const ended = (outcome: Parameters<JobMetrics['ended']>[1]) =>
      metrics.ended(queue.name, outcome, (performance.now() - started) / 1000);
    try {
      shutdown.signal.throwIfAborted();
      log.debug('Job begins.');
      await handler({
        id: taken.id,
        payload: queue.payload.parse(taken.data),
        signal: AbortSignal.any([taken.signal, shutdown.signal]),
        attempt,
        isLastAttempt: taken.retryCount >= taken.retryLimit,
        logger: log,
      });
      ended('finished');
      log.debug('Job finished.');
    } catch (error) {
      if (shutdown.signal.aborted) {
        await handBack(boss, taken);
        ended('handed_back');
        log.info('Job handed back.');
        return;
      }
      ended('failed');
      log.warn({ err: error }, 'Job failed.');
      throw error;
    }
  }

  return {
    handle(queue, handler) {
      names.add(queue.name);
      return async ([taken]) => {
        if (!taken) return;
        const promise = run(queue, handler, taken);
        const entry: Held = { promise, handBack: () => handBack(boss, taken) };
        held.add(entry);
        await promise.finally(() => {
          held.delete(entry);
          tell(queue.name);
        });
      };
    },
    async stop(grace) {
      shutdown.abort(new ShutdownError());
      const stopped = [...names].map((name) => boss.offWork(name, { wait: true }));
      const done = Promise.allSettled([...stopped, ...[...held].map(({ promise }) => promise)]);
      await Promise.race([done, delay(grace, undefined, { ref: false })]);
      if (held.size > 0) {
        logger.warn({ jobs: held.size }, 'Jobs did not end in time; handing them back.');
        await Promise.allSettled([...held].map((entry) => entry.handBack()));
      }
    },
  };
}

/**
 * Gives a job back to the queue at once, without using up one of its attempts: stopping a process
 * is no failure of the job.
 */
async function handBack(boss: PgBoss, taken: JobWithMetadata<unknown>): Promise<void> {
  const claim = { id: taken.id, retryCount: taken.retryCount };
  await boss.fail(taken.name, claim, { message: new ShutdownError().message });
  const { updated } = await boss.update(taken.name, undefined, {
    id: taken.id,
    retryLimit: taken.retryLimit + 1,
    startAfter: new Date(),
  });
  // The last attempt counts as failed by now; this grants it another one.
  if (updated === 0) await boss.retry(taken.name, taken.id);
}
