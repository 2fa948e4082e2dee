import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import type { ColumnAnswers } from '../columns/answers.ts';
import { BUSY, withMembershipLock } from '../lock.ts';
import { membersOf } from '../sql/members-of.ts';
import { type Change, writeMemberships } from './changes.ts';
import { bringForward, FURTHEST } from './due.ts';
import { dueOf, type Outlook, outlookOf } from './horizon.ts';
import { readJudgedTime } from './judged-time.ts';
import type { Judging } from './judging.ts';
import { replacedRules } from './look.ts';
import { type RuleAtWork, rulesAtWork } from './rules-at-work.ts';
import { putInForce } from './swap.ts';
import { type NextProfile, takeInByColumns } from './take-in-columns.ts';
import type { OnMembershipsChanged } from './watcher.ts';

/** Comes before every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** What computations are made with. */
export interface ComputeContext {
  database: Kysely<Database>;
  clock: () => Date;
  /** In which days changes are counted. */
  timeZone: string;
  /** Keys of sources, the most trusted first. */
  traitPriority: string[];
  judging: Judging;
  onChanged: OnMembershipsChanged;
  answers: ColumnAnswers;
}

/** What a step did. */
export interface StepOutcome {
  /** Whether there is more to do. */
  isMore: boolean;
  /** Whether columns said it: then few profiles take as long as many. */
  byColumns: boolean;
}

const DONE: StepOutcome = { isMore: false, byColumns: false };

/**
 * Takes the next profiles into a rule that is being computed; or puts it in force, when all of them
 * are in.
 *
 * Profiles are taken in the order of their ids, under the lock that profiles are looked at under. So
 * for each profile it is certain who judges it: this, if it is not in yet, else whoever looks at it.
 * Events that are not visible yet leave a touch.
 *
 * @param limit profiles at most
 */
export async function computeStep(
  { database, clock, timeZone, traitPriority, judging, onChanged, answers }: ComputeContext,
  id: number,
  limit: number,
): Promise<StepOutcome> {
  const outcome = await withMembershipLock(database, { wait: true }, async (transaction) => {
    const rules = await rulesAtWork(transaction);
    const rule = rules.find((one) => one.id === id);
    if (rule?.state !== 'computing') return DONE;
    // Never earlier than somebody judged; time is only moved on by those who look at profiles.
    const now = new Date(
      Math.max(clock().getTime(), (await readJudgedTime(transaction)).getTime()),
    );
    const after = rule.upTo ?? FIRST_ID;
    const profiles = await nextProfiles(transaction, after, limit);
    const upTo = profiles.at(-1)?.id;
    if (upTo === undefined) {
      const former = rules.find((one) => one.audience === rule.audience && one.state === 'live');
      await putInForce(transaction, rule, former, { now, timeZone, onChanged });
      return DONE;
    }
    // Of a computation that begins anew, members may be there.
    await sql`
      delete from cdp.memberships
      where rule_id = ${id} and profile_id > ${after}::uuid and profile_id <= ${upTo}::uuid
    `.execute(transaction);
    const replaces = replacedRules(rules);
    const byColumns = await takeInByColumns(transaction, rule, profiles, {
      now,
      traitPriority,
      replaces,
      answers,
    });
    const outlook = outlookOf(rule.resolved, now);
    if (!byColumns && outlook) {
      const query = { now, traitPriority, range: { after, upTo } };
      await takeInAtOnce(transaction, rule, query, { outlook, replaces });
    } else if (!byColumns) {
      const ids = profiles.map((profile) => profile.id);
      await takeInOneByOne(transaction, rule, ids, { now, judging, replaces });
    }
    await sql`
      update cdp.audience_rules
      set up_to = ${upTo}::uuid, profiles_done = profiles_done + ${profiles.length}
      where id = ${id}
    `.execute(transaction);
    return { isMore: true, byColumns };
  });
  return outcome === BUSY ? DONE : outcome;
}

async function nextProfiles(
  transaction: Transaction<Database>,
  after: string,
  limit: number,
): Promise<NextProfile[]> {
  const { rows } = await sql<NextProfile>`
    select p.id, i.number from cdp.profiles p join cdp.identifiers i on i.id = p.id
    where p.id > ${after}::uuid and p.identifier_types <> '{}'
    order by p.id limit ${limit}
  `.execute(transaction);
  return rows;
}

/** Profiles with ids after the first and up to the second. */
interface Range {
  after: string;
  upTo: string;
}

interface TakeInContext {
  now: Date;
  judging: Judging;
  replaces: Map<number, number>;
}

/** Takes profiles in by one query for all of them. */
async function takeInAtOnce(
  transaction: Transaction<Database>,
  rule: RuleAtWork,
  { now, traitPriority, range }: { now: Date; traitPriority: string[]; range: Range },
  { outlook, replaces }: { outlook: Outlook[]; replaces: Map<number, number> },
): Promise<void> {
  await sql`
    insert into cdp.memberships (rule_id, profile_id, entered_at, cause)
    select ${rule.id}, found.profile_id, coalesce(former.entered_at, ${now}),
      coalesce(former.cause, 'rule')
    from (${membersOf(rule.resolved, { now, traitPriority, range })}) as found
    left join cdp.memberships former
      on former.rule_id = ${replaces.get(rule.id) ?? null}::integer
        and former.profile_id = found.profile_id
  `.execute(transaction);
  if (outlook.length === 0) return;
  await sql`
    insert into cdp.audience_due as known (profile_id, due_at)
    select profile_id, least(due_at, ${new Date(now.getTime() + FURTHEST)})
    from (${dueOf(outlook, range, now)}) as looks where due_at is not null
    on conflict (profile_id) do update set due_at = excluded.due_at
    where known.due_at > excluded.due_at
  `.execute(transaction);
}

/** Judges each profile, where only that says when time changes something. */
async function takeInOneByOne(
  transaction: Transaction<Database>,
  rule: RuleAtWork,
  ids: string[],
  { now, judging, replaces }: TakeInContext,
): Promise<void> {
  const judge = await judging(transaction, new Map(ids.map((id) => [id, [rule]])), now);
  const next = new Map<string, number | null>();
  const changes: Change[] = [];
  for (const profileId of ids) {
    const { holds, changesAt } = judge(profileId, rule);
    next.set(profileId, changesAt);
    if (holds) changes.push({ ruleId: rule.id, profileId, change: 'entered', cause: 'rule' });
  }
  await writeMemberships(transaction, changes, replaces, now);
  await bringForward(transaction, next, now);
}
