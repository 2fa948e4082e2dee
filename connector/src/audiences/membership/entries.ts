import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { TOUCHED_CHANNEL, touch } from '../../touched/index.ts';
import type { Change, PublishedChange } from './changes.ts';
import { interestsOf } from './interests.ts';
import { type RuleAtWork, rulesAtWork } from './rules-at-work.ts';

/**
 * Leaves out what was said by rules that ask what happened since somebody entered an audience, of whom
 * enters it just now: they did not know it yet, and are asked again (`touchEntered`).
 *
 * @param published the changes of rules in force
 */
export function withoutOvertaken(
  changes: Change[],
  published: PublishedChange[],
  rules: RuleAtWork[],
): Change[] {
  const entries = Map.groupBy(published.filter(isEntry), ({ profileId }) => profileId);
  const asked = new Map(rules.map(({ id, resolved }) => [id, interestsOf(resolved).entered]));
  return changes.filter(
    ({ ruleId, profileId }) =>
      !entries.get(profileId)?.some(({ audience }) => asked.get(ruleId)?.includes(audience)),
  );
}

/** Sees to it that who entered an audience is looked at again, where rules ask since when. */
export async function touchEntered(
  transaction: Transaction<Database>,
  published: PublishedChange[],
  rules: RuleAtWork[],
): Promise<void> {
  const asked = new Set(rules.flatMap(({ resolved }) => interestsOf(resolved).entered));
  const entries = published.filter((one) => isEntry(one) && asked.has(one.audience));
  for (const [cause, group] of Map.groupBy(entries, (one) => one.cause)) {
    const profileIds = group.map(({ profileId }) => profileId);
    await touch(transaction, profileIds, cause);
  }
}

/**
 * The same of all whom another rule lets enter an audience: they may be very many.
 *
 * @param formerId the rule before it; null for none
 */
export async function touchNewMembers(
  transaction: Transaction<Database>,
  { id, audience }: Pick<RuleAtWork, 'id' | 'audience'>,
  formerId: number | null,
): Promise<void> {
  const rules = await rulesAtWork(transaction);
  if (!rules.some(({ resolved }) => interestsOf(resolved).entered.includes(audience))) return;
  await sql`
    insert into cdp.audience_touched (identifier_id, cause)
    select m.profile_id, 'rule' from cdp.memberships m
    where m.rule_id = ${id} and not exists (
      select from cdp.memberships former
      where former.rule_id = ${formerId}::integer and former.profile_id = m.profile_id
    )
  `.execute(transaction);
  await sql`select pg_notify(${TOUCHED_CHANNEL}, '')`.execute(transaction);
}

function isEntry({ change }: PublishedChange): boolean {
  return change === 'entered';
}
