import type { PgBoss } from 'pg-boss';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** How a job ended for this process. */
export type JobOutcome = 'finished' | 'failed' | 'handed_back';

/** Counts what workers do. */
export interface JobMetrics {
  ended(queue: string, outcome: JobOutcome, seconds: number): void;
}

/** Registers the figures of the job queue. */
export function createJobMetrics(
  registry: Registry,
  boss: PgBoss,
  queues: { name: string }[],
): JobMetrics {
  const registers = [registry];
  const ended = new Counter({
    name: 'cdp_jobs_ended_total',
    help: 'Jobs that ended in this process, by queue and outcome.',
    labelNames: ['queue', 'outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'cdp_job_duration_seconds',
    help: 'Seconds that jobs took in this process, by queue.',
    labelNames: ['queue'],
    buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600],
    registers,
  });
  new Gauge({
    name: 'cdp_jobs',
    help: 'Jobs in the queue, by queue and state, over all processes.',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      const found = await boss.getQueues(queues.map(({ name }) => name)).catch(() => []);
      for (const { name, queuedCount, activeCount, failedCount } of found) {
        this.set({ queue: name, state: 'waiting' }, queuedCount);
        this.set({ queue: name, state: 'running' }, activeCount);
        this.set({ queue: name, state: 'failed' }, failedCount);
      }
    },
  });
  return {
    ended(queue, outcome, seconds) {
      ended.inc({ queue, outcome });
      duration.observe({ queue }, seconds);
    },
  };
}
