import { sql, type Transaction } from 'kysely';
import type { MembershipCause } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { type EventKind, kindFrom } from '../../touched/index.ts';
import { type Change, type PublishedChange, publish, writeMemberships } from './changes.ts';
import { bringForward, forgetDue, noteDue } from './due.ts';
import { touchEntered, withoutOvertaken } from './entries.ts';
import { markBroken } from './faults.ts';
import { eventFilterOf } from './interests.ts';
import type { Judging } from './judging.ts';
import { covers, type RuleAtWork } from './rules-at-work.ts';
import type { Reason, Taken } from './take.ts';

/** Profiles whose facts are in memory at once. */
const AT_ONCE = 250;

/** What profiles are looked at with. */
export interface LookContext {
  now: Date;
  timeZone: string;
  judging: Judging;
}

/**
 * Looks at profiles: lets each be in the audiences that its facts say, at this moment, and publishes
 * what changed. Rules that nothing which happened concerns are left as they are.
 *
 * @returns the changes of audiences in force
 */
export async function lookAtProfiles(
  transaction: Transaction<Database>,
  { profiles, gone }: Pick<Taken, 'profiles' | 'gone'>,
  rules: RuleAtWork[],
  { now, timeZone, judging }: LookContext,
): Promise<PublishedChange[]> {
  const verdicts = await judgeAll(transaction, profiles, rules, { now, judging });
  await markBroken(transaction, verdicts.broken);
  const members = await readMembers(transaction, [...profiles.keys(), ...gone.keys()], rules);
  const found: Change[] = [];
  for (const [profileId, cause] of gone) {
    for (const ruleId of members.get(profileId) ?? []) {
      found.push({ ruleId, profileId, change: 'exited', cause });
    }
  }
  for (const [profileId, { cause }] of profiles) {
    const isIn = members.get(profileId) ?? new Set();
    const judged = verdicts.judged.get(profileId) ?? new Map();
    found.push(...compare(profileId, cause, judged, { isIn, broken: verdicts.broken }));
  }
  const changes = withoutOvertaken(found, toPublished(found, rules), rules);
  await writeMemberships(transaction, changes, replacedRules(rules), now);
  await noteDue(transaction, verdicts.next, now);
  await bringForward(transaction, verdicts.sooner, now);
  await forgetDue(transaction, [...gone.keys()]);
  const published = toPublished(changes, rules);
  await publish(transaction, published, { now, timeZone });
  await touchEntered(transaction, published, rules);
  return published;
}

/** What rules say of profiles. */
interface Verdicts {
  /** Whether rules hold, by profile, then by rule. */
  judged: Map<string, Map<number, boolean>>;
  /** When time changes something of a profile, in milliseconds; null when it cannot. */
  next: Map<string, number | null>;
  /** The same of profiles that were judged by some rules only: for others it may change earlier. */
  sooner: Map<string, number | null>;
  /** Rules that could not be judged by, and why. */
  broken: Map<number, string>;
}

async function judgeAll(
  transaction: Transaction<Database>,
  profiles: Map<string, Reason>,
  rules: RuleAtWork[],
  { now, judging }: Pick<LookContext, 'now' | 'judging'>,
): Promise<Verdicts> {
  const verdicts: Verdicts = {
    judged: new Map(),
    next: new Map(),
    sooner: new Map(),
    broken: new Map(),
  };
  const concerned = createConcerned(rules);
  const all = [...profiles].map(([id, reason]) => ({
    id,
    reason,
    asked: concerned(reason).filter((rule) => covers(rule, id)),
  }));
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE);
    const judge = await judging(
      transaction,
      new Map(some.flatMap(({ id, asked }) => (asked.length > 0 ? [[id, asked]] : []))),
      now,
    );
    for (const { id, reason, asked } of some) {
      const judged = new Map<number, boolean>();
      let next: number | null = null;
      for (const rule of asked) {
        if (verdicts.broken.has(rule.id)) continue;
        try {
          const { holds, changesAt } = judge(id, rule);
          judged.set(rule.id, holds);
          if (changesAt !== null) next = Math.min(next ?? changesAt, changesAt);
        } catch (error) {
          verdicts.broken.set(rule.id, error instanceof Error ? error.message : String(error));
        }
      }
      verdicts.judged.set(id, judged);
      (reason.events === null ? verdicts.next : verdicts.sooner).set(id, next);
    }
  }
  return verdicts;
}

/**
 * Says which rules may say something else of a profile than before: what no event that came concerns
 * stays as it is until its time comes.
 */
function createConcerned(rules: RuleAtWork[]): (reason: Reason) => RuleAtWork[] {
  const known = new Map<string, RuleAtWork[]>();
  return ({ events }) => {
    if (events === null) return rules;
    const key = JSON.stringify([...events].sort());
    const concerned = known.get(key) ?? rulesAbout(rules, [...events].map(kindFrom));
    known.set(key, concerned);
    return concerned;
  };
}

function rulesAbout(rules: RuleAtWork[], kinds: EventKind[]): RuleAtWork[] {
  return rules.filter(({ resolved }) => kinds.some((kind) => eventFilterOf(resolved).passes(kind)));
}

/** @returns the rules whose members profiles are, by profile */
async function readMembers(
  transaction: Transaction<Database>,
  profileIds: string[],
  rules: RuleAtWork[],
): Promise<Map<string, Set<number>>> {
  const { rows } = await sql<{ profileId: string; ruleId: number }>`
    select profile_id as "profileId", rule_id as "ruleId" from cdp.memberships
    where profile_id = any(${profileIds}::uuid[])
      and rule_id = any(${rules.map(({ id }) => id)}::integer[])
    order by profile_id, rule_id
  `.execute(transaction);
  const groups = Map.groupBy(rows, ({ profileId }) => profileId);
  return new Map(
    [...groups].map(([id, group]) => [id, new Set(group.map(({ ruleId }) => ruleId))]),
  );
}

function compare(
  profileId: string,
  cause: MembershipCause,
  judged: Map<number, boolean>,
  { isIn, broken }: { isIn: Set<number>; broken: Map<number, string> },
): Change[] {
  return [...judged].flatMap(([ruleId, holds]) => {
    if (broken.has(ruleId) || isIn.has(ruleId) === holds) return [];
    return [{ ruleId, profileId, cause, change: holds ? 'entered' : 'exited' }];
  });
}

/** Rules that are being computed, and those in force that they will replace. */
export function replacedRules(rules: RuleAtWork[]): Map<number, number> {
  const live = new Map(
    rules.filter(({ state }) => state === 'live').map(({ audience, id }) => [audience, id]),
  );
  return new Map(
    rules.flatMap(({ id, audience, state }) => {
      const replaced = live.get(audience);
      return state === 'live' || replaced === undefined ? [] : [[id, replaced]];
    }),
  );
}

/** The changes of rules in force: the others are nobody's business yet. */
function toPublished(changes: Change[], rules: RuleAtWork[]): PublishedChange[] {
  const live = new Map(
    rules.filter(({ state }) => state === 'live').map((rule) => [rule.id, rule]),
  );
  return changes.flatMap((change) => {
    const rule = live.get(change.ruleId);
    return rule ? [{ ...change, audience: rule.audience, version: rule.version }] : [];
  });
}
