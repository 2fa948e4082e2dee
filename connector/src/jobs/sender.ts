import type pg from 'pg';
import type { Jobs } from './index.ts';
import { createOnlooker } from './onlooker.ts';
import { toData } from './queue.ts';

/** Connectors that are remembered, those included that ended in the last days. */
const MOST_CONNECTORS = 100_000;

/** Sends jobs to the connectors that run, and works on none. */
export interface JobSender extends Pick<Jobs, 'send'> {
  /** Whether a connector runs that would take a job up. One that was killed counts for a minute and a half. */
  isHeard(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens the job queue for a command: nothing is supervised, scheduled or worked on by it. */
export async function openJobSender(pool: pg.Pool): Promise<JobSender> {
  const boss = createOnlooker(pool);
  await boss.start();
  return {
    send: (queue, payload, { key } = {}) =>
      boss.send(queue.name, toData(queue, payload), {
        ...(key !== undefined && { singletonKey: key }),
      }),
    isHeard: async () =>
      (await boss.getInstances({ limit: MOST_CONNECTORS })).some(({ live }) => live),
    close: () => boss.stop({ graceful: false }),
  };
}
