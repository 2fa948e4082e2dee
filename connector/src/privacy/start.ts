import { type Job, privacyQueue } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { endLostExports, endRequest, unfinishedErasures } from './requests/index.ts';
import { sweepAll } from './sweep.ts';

/** How often deletions are looked for that a process left behind, a terminal's above all. */
const LOOK = { key: 'left-behind', interval: '*/10 * * * *', timeZone: 'UTC' };

/** Milliseconds after which an export that did not end is taken for lost with its process. */
const LOST_AFTER = 6 * 60 * 60 * 1000;

/**
 * Begins to work on deletions that are too large for one transaction, and goes on with those that a
 * process left behind. Call it when jobs have started; again if the database failed it.
 */
export async function startPrivacy(platform: Platform): Promise<void> {
  const { jobs } = platform;
  await jobs.replaceSchedules(privacyQueue, [{ ...LOOK, payload: { requestId: null } }]);
  await takeUp(platform);
  await jobs.work(privacyQueue, async (job) => {
    const { requestId } = job.payload;
    if (requestId === null) await takeUp(platform);
    else await erase(platform, requestId, job);
  });
}

async function takeUp({ jobs, database, clock }: Platform): Promise<void> {
  for (const requestId of await unfinishedErasures(database)) {
    await jobs.send(privacyQueue, { requestId }, { key: requestId });
  }
  const now = clock();
  await endLostExports(database, new Date(now.getTime() - LOST_AFTER), now);
}

async function erase(
  platform: Platform,
  requestId: string,
  { signal, isLastAttempt }: Pick<Job<unknown>, 'signal' | 'isLastAttempt'>,
): Promise<void> {
  try {
    await sweepAll(platform, requestId, signal);
  } catch (error) {
    if (isLastAttempt && !signal.aborted) {
      const reason = error instanceof Error ? error.message : String(error);
      const now = platform.clock();
      await endRequest(platform.database, requestId, { state: 'failed', error: reason, now });
    }
    throw error;
  }
}
