import type { Kysely } from 'kysely';
import { type MembershipChange, membershipChangeSchema } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';

/**
 * Reads the changes of memberships after one that was read before, in their order.
 *
 * Numbers grow in the order of the commits: a change that becomes visible later has a greater one. So
 * whoever keeps the last number together with what came of the changes, in one transaction, acts on
 * each exactly once. `MEMBERSHIP_CHANNEL` says when there is more. A privacy request takes the past of
 * its person out; that memberships ended because of it comes as a change of its own.
 *
 * @param after the last number that was read; 0 for the beginning
 * @param limit changes at most; fewer mean that there are no more at present
 */
export async function readChanges(
  database: Kysely<Database>,
  after: number,
  limit: number,
): Promise<MembershipChange[]> {
  const rows = await database
    .selectFrom('membership_changes')
    .select(['sequence', 'audience', 'profile_id', 'change', 'at', 'cause', 'version'])
    .where('sequence', '>', String(after))
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(toChange);
}

/** The number of the last change: who begins to follow here hears of nothing that was. */
export async function lastSequence(database: Kysely<Database>): Promise<number> {
  const { last } = await database
    .selectFrom('membership_changes')
    .select(({ fn }) => fn.max('sequence').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

/** A row of the table, as it is told. */
export function toChange(row: {
  sequence: string;
  audience: string;
  profile_id: string;
  change: MembershipChange['change'];
  at: Date;
  cause: MembershipChange['cause'];
  version: number;
}): MembershipChange {
  const { sequence, profile_id: profileId, at, ...change } = row;
  return membershipChangeSchema.parse({
    ...change,
    sequence: Number(sequence),
    profileId,
    at: at.toISOString(),
  });
}
