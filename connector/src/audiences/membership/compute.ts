import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { BUSY, withMembershipLock } from '../lock.ts';
import { type Change, writeMemberships } from './changes.ts';
import { bringForward } from './due.ts';
import { readJudgedTime } from './judged-time.ts';
import type { Judging } from './judging.ts';
import { replacedRules } from './look.ts';
import { type RuleAtWork, rulesAtWork } from './rules-at-work.ts';
import { putInForce } from './swap.ts';
import type { OnMembershipsChanged } from './watcher.ts';

/** Comes before every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** What computations are made with. */
export interface ComputeContext {
  database: Kysely<Database>;
  clock: () => Date;
  /** In which days changes are counted. */
  timeZone: string;
  judging: Judging;
  onChanged: OnMembershipsChanged;
}

/**
 * Takes the next profiles into a rule that is being computed; or puts it in force, when all of them
 * are in.
 *
 * Profiles are taken in the order of their ids, under the lock that profiles are looked at under. So
 * for each profile it is certain who judges it: this, if it is not in yet, else whoever looks at it.
 * Events that are not visible yet leave a touch.
 *
 * @param limit profiles at most
 * @returns whether there is more to do
 */
export async function computeStep(
  { database, clock, timeZone, judging, onChanged }: ComputeContext,
  id: number,
  limit: number,
): Promise<boolean> {
  const isMore = await withMembershipLock(database, { wait: true }, async (transaction) => {
    const rules = await rulesAtWork(transaction);
    const rule = rules.find((one) => one.id === id);
    if (rule?.state !== 'computing') return false;
    // Never earlier than somebody judged; time is only moved on by those who look at profiles.
    const now = new Date(
      Math.max(clock().getTime(), (await readJudgedTime(transaction)).getTime()),
    );
    const ids = await nextProfiles(transaction, rule.upTo ?? FIRST_ID, limit);
    const last = ids.at(-1);
    if (last === undefined) {
      const former = rules.find((one) => one.audience === rule.audience && one.state === 'live');
      await putInForce(transaction, rule, former, { now, timeZone, onChanged });
      return false;
    }
    await takeIn(transaction, rule, ids, { now, judging, replaces: replacedRules(rules) });
    await sql`
      update cdp.audience_rules
      set up_to = ${last}::uuid, profiles_done = profiles_done + ${ids.length}
      where id = ${id}
    `.execute(transaction);
    return true;
  });
  return isMore !== BUSY && isMore;
}

async function nextProfiles(
  transaction: Transaction<Database>,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from cdp.profiles where id > ${after}::uuid and identifier_types <> '{}'
    order by id limit ${limit}
  `.execute(transaction);
  return rows.map(({ id }) => id);
}

interface TakeInContext {
  now: Date;
  judging: Judging;
  replaces: Map<number, number>;
}

async function takeIn(
  transaction: Transaction<Database>,
  rule: RuleAtWork,
  ids: string[],
  { now, judging, replaces }: TakeInContext,
): Promise<void> {
  const judge = await judging(transaction, ids, [rule], now);
  const next = new Map<string, number | null>();
  const changes: Change[] = [];
  for (const profileId of ids) {
    const { holds, changesAt } = judge(profileId, rule);
    next.set(profileId, changesAt);
    if (holds) changes.push({ ruleId: rule.id, profileId, change: 'entered', cause: 'rule' });
  }
  // Of a computation that begins anew, members may be there.
  await sql`
    delete from cdp.memberships
    where rule_id = ${rule.id} and profile_id > ${rule.upTo ?? FIRST_ID}::uuid
      and profile_id <= ${ids.at(-1) ?? FIRST_ID}::uuid
  `.execute(transaction);
  await writeMemberships(transaction, changes, replaces, now);
  await bringForward(transaction, next, now);
}
