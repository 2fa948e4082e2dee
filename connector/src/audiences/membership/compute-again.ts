import type { Kysely } from 'kysely';
import type { Database } from '../../database/index.ts';
import { BUSY, withMembershipLock } from '../lock.ts';
import { addComputation, restartComputation } from './computations.ts';
import { rulesAtWork } from './rules-at-work.ts';

/**
 * Lets an audience be computed from scratch: what failed gets another try, and of what is in force
 * everybody is looked at again, aside.
 *
 * @returns the number of the rule that has to be computed; undefined for an unknown audience
 */
export async function computeAgain(
  database: Kysely<Database>,
  identifier: string,
  now: Date,
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
    return live && addComputation(transaction, live, now);
  });
  return id === BUSY ? undefined : id;
}
