import type { Kysely } from 'kysely';
import type { MembershipChange } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { toChange } from './reading/history.ts';

/** Reads changes as those do who follow them: so many after the last one that they know. */
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
