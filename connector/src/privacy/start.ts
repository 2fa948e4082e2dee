import { privacyQueue } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { endRequest, unfinishedErasures } from './requests/index.ts';
import { sweepAll } from './sweep.ts';

/**
 * Begins to work on deletions that are too large for one transaction, and goes on with those that a
 * process left behind. Call it when jobs have started.
 */
export async function startPrivacy(platform: Platform): Promise<void> {
  const { jobs, database, clock } = platform;
  await jobs.work(privacyQueue, async ({ payload: { requestId }, signal, isLastAttempt }) => {
    try {
      await sweepAll(platform, requestId, signal);
    } catch (error) {
      if (isLastAttempt && !signal.aborted) {
        const reason = error instanceof Error ? error.message : String(error);
        await endRequest(database, requestId, { state: 'failed', error: reason, now: clock() });
      }
      throw error;
    }
  });
  for (const requestId of await unfinishedErasures(database)) {
    await jobs.send(privacyQueue, { requestId }, { key: requestId });
  }
}
