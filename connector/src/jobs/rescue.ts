import { setTimeout as delay } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { z } from 'zod';

/** Seconds between two looks: one cheap statement each. */
const INTERVAL = 1;

/** Seconds without a heartbeat after which a worker is taken for dead: three beats missed. */
const LOST_AFTER = 6;

const lostJobsSchema = z.array(
  z.object({ name: z.string(), id: z.string(), retryCount: z.number().int() }),
);
type LostJob = z.infer<typeof lostJobsSchema>[number];

const LOST_JOBS = `
  select name, id, retry_count as "retryCount"
  from pgboss.job
  where state = 'active' and name = any($1) and heartbeat_on < now() - $2 * interval '1 second'
`;

/** Retries and what was put off. New jobs are announced when they are sent. */
const DUE_QUEUES = `
  select distinct name from pgboss.job
  where state in ('created', 'retry') and name = any($1) and start_after <= now()
`;

const dueQueuesSchema = z.array(z.object({ name: z.string() }));

export interface Rescue {
  stop(): Promise<void>;
}

/**
 * Puts the jobs of killed processes back into their queues, and wakes workers for jobs that have become
 * due. pg-boss does the former too, but waits for ten
 * seconds at least and then for its next round; a shop that restarts its connector should not. A
 * worker that was only taken for dead learns with its next heartbeat that the job is no longer its
 * own.
 *
 * @param wake tells the workers of this process that there is something to do
 */
export function startRescue(
  boss: PgBoss,
  names: string[],
  wake: (queue: string) => void,
  logger: Logger,
): Rescue {
  const ending = new AbortController();
  const ended = watch(ending.signal, async () => {
    await rescueLost(boss, names, wake, logger);
    await wakeDue(boss, names, wake);
  });
  return {
    async stop() {
      ending.abort();
      await ended;
    },
  };
}

/**
 * Looks at regular intervals. While the database is away no heartbeat can arrive, so after a look
 * that failed or came late the living get the time to tell that they live.
 */
async function watch(signal: AbortSignal, look: () => Promise<void>): Promise<void> {
  let waitUntil = 0;
  let lastLook = Date.now();
  while (!signal.aborted) {
    const now = Date.now();
    if (now - lastLook > 3 * INTERVAL * 1000) waitUntil = now + LOST_AFTER * 1000;
    lastLook = now;
    if (now >= waitUntil) {
      await look().catch(() => {
        waitUntil = Date.now() + LOST_AFTER * 1000;
      });
    }
    await delay(INTERVAL * 1000, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

async function rescueLost(
  boss: PgBoss,
  names: string[],
  wake: (queue: string) => void,
  logger: Logger,
): Promise<void> {
  const { rows } = await boss.getDb().executeSql(LOST_JOBS, [names, LOST_AFTER]);
  for (const job of lostJobsSchema.parse(rows)) {
    await requeue(boss, job);
    logger.warn(
      { queue: job.name, job: job.id },
      'The worker of a job is gone; it is taken up again.',
    );
    wake(job.name);
  }
}

async function wakeDue(
  boss: PgBoss,
  names: string[],
  wake: (queue: string) => void,
): Promise<void> {
  const { rows } = await boss.getDb().executeSql(DUE_QUEUES, [names]);
  for (const { name } of dueQueuesSchema.parse(rows)) wake(name);
}

/** The claim fences this: of several processes that notice at once, one succeeds. */
async function requeue(boss: PgBoss, { name, id, retryCount }: LostJob): Promise<void> {
  await boss.fail(name, { id, retryCount }, { message: 'The worker of the job is gone.' });
  await boss.update(name, undefined, { id, startAfter: new Date() });
}
