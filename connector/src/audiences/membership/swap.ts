import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { countChanges, type Moment, tellFollowers } from './changes.ts';
import { touchNewMembers } from './entries.ts';
import { type RuleAtWork, rulesAtWork } from './rules-at-work.ts';
import type { OnMembershipsChanged } from './watcher.ts';

/** What a swap is made with. */
export interface SwapContext extends Moment {
  onChanged: OnMembershipsChanged;
}

/**
 * Puts a rule in force that is computed, in place of the one before it. Who is in both stays a member
 * since when it was one; who is not is published.
 *
 * @param former the rule in force, if there is one
 */
export async function putInForce(
  transaction: Transaction<Database>,
  rule: RuleAtWork,
  former: RuleAtWork | undefined,
  context: SwapContext,
): Promise<void> {
  if (former) {
    await alignSince(transaction, rule, former, context.now);
    await retire(transaction, former);
  }
  await sql`
    update cdp.audience_rules
    set state = 'live', up_to = null, error = null, live_at = ${context.now}
    where id = ${rule.id}
  `.execute(transaction);
  await publishDifference(transaction, rule, former?.id ?? null, context);
  await touchNewMembers(transaction, rule, former?.id ?? null);
}

/** Lets members be members since when the public knows them as such. */
async function alignSince(
  transaction: Transaction<Database>,
  rule: RuleAtWork,
  former: RuleAtWork,
  now: Date,
): Promise<void> {
  // Who left the former rule and came back while this one was computed is a member since then.
  await sql`
    update cdp.memberships m set entered_at = former.entered_at, cause = former.cause
    from cdp.memberships former
    where m.rule_id = ${rule.id} and former.rule_id = ${former.id}
      and former.profile_id = m.profile_id and former.entered_at <> m.entered_at
  `.execute(transaction);
  // Who left it meanwhile, and is in by this one, comes in anew.
  await sql`
    update cdp.memberships m set entered_at = ${now}, cause = 'rule'
    from cdp.audience_rules r
    where r.id = ${rule.id} and m.rule_id = r.id and m.entered_at < r.created_at
      and not exists (
        select from cdp.memberships former
        where former.rule_id = ${former.id} and former.profile_id = m.profile_id
      )
  `.execute(transaction);
}

/**
 * Ends a rule of an audience that was removed: its members leave. Nothing happens when another process
 * ended it meanwhile.
 */
export async function endRule(
  transaction: Transaction<Database>,
  id: number,
  context: SwapContext,
): Promise<void> {
  const rule = (await rulesAtWork(transaction)).find((one) => one.id === id);
  if (!rule) return;
  await retire(transaction, rule);
  if (rule.state === 'live') {
    await publishDifference(transaction, { ...rule, id: null }, rule.id, context);
  }
}

async function retire(transaction: Transaction<Database>, { id }: RuleAtWork): Promise<void> {
  await sql`update cdp.audience_rules set state = 'retired' where id = ${id}`.execute(transaction);
}

async function publishDifference(
  transaction: Transaction<Database>,
  { id, audience, version }: Pick<RuleAtWork, 'audience' | 'version'> & { id: number | null },
  formerId: number | null,
  { now, timeZone, onChanged }: SwapContext,
): Promise<void> {
  const { rows } = await sql<{ change: 'entered' | 'exited'; count: number }>`
    with written as (
      insert into cdp.membership_changes (audience, profile_id, change, at, cause, version)
      select ${audience}, former.profile_id, 'exited', ${now}::timestamptz, 'rule', ${version}::integer
      from cdp.memberships former
      where former.rule_id = ${formerId}::integer and not exists (
        select from cdp.memberships m
        where m.rule_id = ${id}::integer and m.profile_id = former.profile_id
      )
      union all
      select ${audience}, m.profile_id, 'entered', m.entered_at, 'rule', ${version}::integer
      from cdp.memberships m
      where m.rule_id = ${id}::integer and not exists (
        select from cdp.memberships former
        where former.rule_id = ${formerId}::integer and former.profile_id = m.profile_id
      )
      returning change
    )
    select change, count(*)::float8 as count from written group by change
  `.execute(transaction);
  const counted = (change: 'entered' | 'exited') =>
    rows.find((row) => row.change === change)?.count ?? 0;
  const counts = { audience, entered: counted('entered'), exited: counted('exited') };
  await countChanges(transaction, [counts], { now, timeZone });
  if (counts.entered + counts.exited === 0) return;
  await tellFollowers(transaction);
  await onChanged(transaction, { profileIds: 'all', audiences: [audience], now });
}
