import { audienceComputeQueue, type Jobs } from '../../jobs/index.ts';
import type { Platform } from '../../platform.ts';
import { BUSY, withMembershipLock } from '../lock.ts';
import { addComputation, restartComputation } from './computations.ts';
import { rulesAtWork } from './rules-at-work.ts';

/**
 * Has an audience computed from scratch by a connector that runs: what failed gets another try, and of
 * what is in force everybody is looked at again, aside.
 *
 * @returns the number of the rule that is computed; undefined for an unknown audience
 */
export async function computeAgain(
  { database, clock, jobs }: Pick<Platform, 'database' | 'clock'> & { jobs: Pick<Jobs, 'send'> },
  identifier: string,
): Promise<number | undefined> {
  const id = await withMembershipLock(database, { wait: true }, async (transaction) => {
    const rules = (await rulesAtWork(transaction)).filter(
      ({ audience }) => audience === identifier,
    );
    const next = rules.find(({ state }) => state !== 'live');
    if (next) {
      if (next.state === 'failed') await restartComputation(transaction, next.id);
      return next.id;
    }
    const [live] = rules;
    return live && addComputation(transaction, live, clock());
  });
  if (id === BUSY || id === undefined) return undefined;
  await jobs.send(audienceComputeQueue, { rule: id }, { key: String(id) });
  return id;
}
