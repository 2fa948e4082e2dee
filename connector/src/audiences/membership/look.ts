import { sql, type Transaction } from 'kysely';
import type { MembershipCause } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { type Change, type PublishedChange, publish, writeMemberships } from './changes.ts';
import { forgetDue, noteDue } from './due.ts';
import { markBroken } from './faults.ts';
import type { Judging } from './judging.ts';
import { covers, type RuleAtWork } from './rules-at-work.ts';
import type { Taken } from './take.ts';

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
 * what changed. It does not matter why or how often a profile is looked at.
 *
 * @returns the changes of audiences in force
 */
export async function lookAtProfiles(
  transaction: Transaction<Database>,
  { profiles, gone }: Pick<Taken, 'profiles' | 'gone'>,
  rules: RuleAtWork[],
  { now, timeZone, judging }: LookContext,
): Promise<PublishedChange[]> {
  const verdicts = await judgeAll(transaction, [...profiles.keys()], rules, { now, judging });
  await markBroken(transaction, verdicts.broken);
  const sound = rules.filter(({ id }) => !verdicts.broken.has(id));
  const members = await readMembers(transaction, [...profiles.keys(), ...gone.keys()], rules);
  const changes: Change[] = [];
  for (const [profileId, cause] of gone) {
    for (const ruleId of members.get(profileId) ?? []) {
      changes.push({ ruleId, profileId, change: 'exited', cause });
    }
  }
  for (const [profileId, cause] of profiles) {
    const isIn = members.get(profileId) ?? new Set();
    const holding = verdicts.holding.get(profileId) ?? new Set();
    changes.push(...compare(profileId, cause, sound, { isIn, holding }));
  }
  await writeMemberships(transaction, changes, replacedRules(rules), now);
  await noteDue(transaction, verdicts.next, now);
  await forgetDue(transaction, [...gone.keys()]);
  const published = toPublished(changes, rules);
  await publish(transaction, published, { now, timeZone });
  return published;
}

/** What rules say of profiles. */
interface Verdicts {
  /** The rules that hold, by profile. */
  holding: Map<string, Set<number>>;
  /** When time changes something of a profile, in milliseconds; null when it cannot. */
  next: Map<string, number | null>;
  /** Rules that could not be judged by, and why. */
  broken: Map<number, string>;
}

async function judgeAll(
  transaction: Transaction<Database>,
  profileIds: string[],
  rules: RuleAtWork[],
  { now, judging }: Pick<LookContext, 'now' | 'judging'>,
): Promise<Verdicts> {
  const verdicts: Verdicts = { holding: new Map(), next: new Map(), broken: new Map() };
  const atWork = rules.filter((rule) => profileIds.some((id) => covers(rule, id)));
  for (let from = 0; from < profileIds.length; from += AT_ONCE) {
    const ids = profileIds.slice(from, from + AT_ONCE);
    const judge = await judging(transaction, ids, atWork, now);
    for (const id of ids) {
      const holding = new Set<number>();
      let next: number | null = null;
      for (const rule of atWork) {
        if (!covers(rule, id) || verdicts.broken.has(rule.id)) continue;
        try {
          const { holds, changesAt } = judge(id, rule);
          if (holds) holding.add(rule.id);
          if (changesAt !== null) next = Math.min(next ?? changesAt, changesAt);
        } catch (error) {
          verdicts.broken.set(rule.id, error instanceof Error ? error.message : String(error));
        }
      }
      verdicts.holding.set(id, holding);
      verdicts.next.set(id, next);
    }
  }
  return verdicts;
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
  rules: RuleAtWork[],
  { isIn, holding }: { isIn: Set<number>; holding: Set<number> },
): Change[] {
  return rules.flatMap((rule) => {
    const ruleId = rule.id;
    if (!covers(rule, profileId) || isIn.has(ruleId) === holding.has(ruleId)) return [];
    return [{ ruleId, profileId, cause, change: holding.has(ruleId) ? 'entered' : 'exited' }];
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
