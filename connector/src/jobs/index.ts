import type { Transaction } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../database/index.ts';
import type { Queue } from './queue.ts';

export { createJobs, JOBS_SCHEMA } from './boss.ts';
export { inspectJobs, type JobsInspection } from './inspect.ts';
export { installJobs } from './install.ts';
export { defineQueue, type Queue } from './queue.ts';
export {
  activationQueue,
  activationSnapshotQueue,
  activationTidyQueue,
  audienceComputeQueue,
  audienceTidyQueue,
  computeQueue,
  type ExportJob,
  exportJobSchema,
  exportQueues,
  type ImportJob,
  importQueue,
  privacyQueue,
  tidyQueue,
} from './queues.ts';
export { type JobSender, openJobSender } from './sender.ts';

/** A job as its handler sees it. */
export interface Job<Payload> {
  id: string;
  payload: Payload;
  /**
   * Aborts when the process stops, when the job took too long, or when it went to another worker.
   * Finish soon, or save a checkpoint and throw; after a stop that counts as no failure.
   */
  signal: AbortSignal;
  /** 1 for the first time, and one more each time the job was taken up again. */
  attempt: number;
  /** The last attempt: when the handler throws now, the job is given up. */
  isLastAttempt: boolean;
  /** Carries the ids of queue and job. */
  logger: Logger;
}

/** Waits for a worker at set times. Named by its key within its queue. */
export interface Schedule<Payload> {
  key: string;
  /** Cron expression of five fields. */
  interval: string;
  /** IANA time zone. */
  timeZone: string;
  payload: Payload;
}

export interface SendOptions {
  /** In an exclusive queue: what may not happen twice at once. */
  key?: string;
  /** The job exists once this transaction is committed, and not before. */
  transaction?: Transaction<Database>;
}

/** Jobs and schedules of all domains: a thin, typed layer over pg-boss. */
export interface Jobs {
  /** Creates the queues and begins to supervise them. */
  start(): Promise<void>;
  /** Lets running jobs finish for the grace time, then hands them back so that others go on. */
  stop(): Promise<void>;
  /** Works on a queue. A handler that throws has its job tried again later. */
  work<Payload>(
    queue: Queue<Payload>,
    handler: (job: Job<Payload>) => Promise<void>,
  ): Promise<void>;
  /** Adds a job. Null when the queue is exclusive and a job with this key waits or runs already. */
  send<Payload>(
    queue: Queue<Payload>,
    payload: Payload,
    options?: SendOptions,
  ): Promise<string | null>;
  /** Makes these the schedules of a queue: adds, changes and removes. */
  replaceSchedules<Payload>(queue: Queue<Payload>, schedules: Schedule<Payload>[]): Promise<void>;
  /** Whether jobs are being worked on at present. */
  running(): boolean;
}
