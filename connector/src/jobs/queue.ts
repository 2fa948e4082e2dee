import type { z } from 'zod';

/** A queue: what its jobs carry and how they are worked on. */
export interface Queue<Payload> {
  name: string;
  payload: z.ZodType<Payload>;
  /**
   * One job a key at a time, waiting or running, over all processes: a second `send` with the same
   * key answers null.
   */
  exclusive: boolean;
  /** Jobs worked on at once in one process. */
  concurrency: number;
  /** How often a failed job is tried again before it is given up. */
  retryLimit: number;
  /** Seconds before the first retry; doubles with each. */
  retryDelay: number;
  /** Seconds between two retries at most. */
  retryDelayMax: number;
  /** Seconds after which a job that still runs counts as failed. */
  expireIn: number;
}

/** A queue as it is written down: what has a sensible default may be left out. */
export type QueueDefinition<Payload> = Pick<Queue<Payload>, 'name' | 'payload'> &
  Partial<Queue<Payload>>;

/** Completes the definition of a queue. */
export function defineQueue<Payload>(definition: QueueDefinition<Payload>): Queue<Payload> {
  return {
    exclusive: false,
    concurrency: 1,
    retryLimit: 10,
    retryDelay: 1,
    retryDelayMax: 300,
    expireIn: 12 * 60 * 60,
    ...definition,
  };
}

/** Checks a payload on the way out, so that no worker ever meets one that it cannot read. */
export function toData<Payload>(queue: Queue<Payload>, payload: Payload): object {
  return Object(queue.payload.parse(payload));
}
