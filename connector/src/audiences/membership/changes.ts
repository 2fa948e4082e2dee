import { sql, type Transaction } from 'kysely';
import type { MembershipCause } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';

/** Whoever follows memberships is told on this channel that there are changes. */
export const MEMBERSHIP_CHANNEL = 'cdp_memberships';

/** A membership that begins or ends. */
export interface Change {
  ruleId: number;
  profileId: string;
  change: 'entered' | 'exited';
  cause: MembershipCause;
}

/** What is published of a change of a rule that is in force. */
export interface PublishedChange extends Change {
  audience: string;
  version: number;
}

/** When changes happen, and in which days they are counted. */
export interface Moment {
  now: Date;
  timeZone: string;
}

/**
 * Writes memberships that begin or end.
 *
 * @param replaces of rules that are being computed, those that they will replace: members of these
 *   stay members, and since when
 */
export async function writeMemberships(
  transaction: Transaction<Database>,
  changes: Change[],
  replaces: Map<number, number>,
  now: Date,
): Promise<void> {
  const exits = changes.filter(({ change }) => change === 'exited');
  if (exits.length > 0) {
    await sql`
      delete from cdp.memberships m
      using unnest(${exits.map(({ ruleId }) => ruleId)}::integer[],
        ${exits.map(({ profileId }) => profileId)}::uuid[]) as left_ (rule_id, profile_id)
      where m.rule_id = left_.rule_id and m.profile_id = left_.profile_id
    `.execute(transaction);
  }
  const entries = changes.filter(({ change }) => change === 'entered');
  if (entries.length > 0) {
    await sql`
      insert into cdp.memberships (rule_id, profile_id, entered_at, cause)
      select entered.rule_id, entered.profile_id, coalesce(former.entered_at, ${now}),
        coalesce(former.cause, entered.cause)
      from unnest(${entries.map(({ ruleId }) => ruleId)}::integer[],
        ${entries.map(({ profileId }) => profileId)}::uuid[],
        ${entries.map(({ cause }) => cause)}::text[],
        ${entries.map(({ ruleId }) => replaces.get(ruleId) ?? null)}::integer[]
      ) as entered (rule_id, profile_id, cause, replaces)
      left join cdp.memberships former
        on former.rule_id = entered.replaces and former.profile_id = entered.profile_id
    `.execute(transaction);
  }
}

/** Writes changes down for history and for whoever follows, and counts them. */
export async function publish(
  transaction: Transaction<Database>,
  changes: PublishedChange[],
  moment: Moment,
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into cdp.membership_changes (audience, profile_id, change, at, cause, version)
    select audience, profile_id, change, ${moment.now}, cause, version
    from unnest(${changes.map(({ audience }) => audience)}::text[],
      ${changes.map(({ profileId }) => profileId)}::uuid[],
      ${changes.map(({ change }) => change)}::text[],
      ${changes.map(({ cause }) => cause)}::text[],
      ${changes.map(({ version }) => version)}::integer[]
    ) with ordinality as changed (audience, profile_id, change, cause, version, place)
    order by place
  `.execute(transaction);
  await tellFollowers(transaction);
  await countChanges(transaction, countsOf(changes), moment);
}

/** Tells followers, once this transaction is committed. */
export async function tellFollowers(transaction: Transaction<Database>): Promise<void> {
  await sql`select pg_notify(${MEMBERSHIP_CHANNEL}, '')`.execute(transaction);
}

/** Entries and exits of an audience. */
export interface Counts {
  audience: string;
  entered: number;
  exited: number;
}

function countsOf(changes: PublishedChange[]): Counts[] {
  const groups = Map.groupBy(changes, ({ audience }) => audience);
  return [...groups].map(([audience, group]) => {
    const entered = group.filter(({ change }) => change === 'entered').length;
    return { audience, entered, exited: group.length - entered };
  });
}

/** Adds to the day; a day begins with the size that the one before it ended with. */
export async function countChanges(
  transaction: Transaction<Database>,
  counts: Counts[],
  { now, timeZone }: Moment,
): Promise<void> {
  await sql`
    insert into cdp.audience_days as known (audience, day, size, entered, exited)
    select audience, today, coalesce((
      select before.size from cdp.audience_days before
      where before.audience = counted.audience and before.day <= today
      order by before.day desc limit 1
    ), 0) + entered - exited, entered, exited
    from unnest(${counts.map(({ audience }) => audience)}::text[],
      ${counts.map(({ entered }) => entered)}::bigint[],
      ${counts.map(({ exited }) => exited)}::bigint[]) as counted (audience, entered, exited),
      (select (${now}::timestamptz at time zone ${timeZone})::date as today) as calendar
    on conflict (audience, day) do update set
      size = known.size + excluded.entered - excluded.exited,
      entered = known.entered + excluded.entered, exited = known.exited + excluded.exited
  `.execute(transaction);
}
