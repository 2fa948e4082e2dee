import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';

/** A profile as matching sees it. */
export interface ProfileState {
  id: string;
  createdAt: Date;
  contestId: string | null;
}

const STATE = sql.raw('id, created_at as "createdAt", contest_id as "contestId"');

/** Reads profiles by id. */
export async function profilesById(
  transaction: Transaction<Database>,
  ids: string[],
): Promise<ProfileState[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ProfileState>`
    select ${STATE} from cdp.profiles where id = any(${ids}::uuid[])
  `.execute(transaction);
  return rows;
}

/** Reads every profile of contests. */
export async function profilesOfContests(
  transaction: Transaction<Database>,
  contestIds: string[],
): Promise<ProfileState[]> {
  if (contestIds.length === 0) return [];
  const { rows } = await sql<ProfileState>`
    select ${STATE} from cdp.profiles where contest_id = any(${contestIds}::uuid[])
  `.execute(transaction);
  return rows;
}

/** Adds profiles, or gives those that are there another contest or age. */
export async function saveProfiles(
  transaction: Transaction<Database>,
  profiles: ProfileState[],
): Promise<void> {
  if (profiles.length === 0) return;
  await sql`
    insert into cdp.profiles (id, created_at, contest_id)
    select id, created_at, contest_id
    from unnest(
      ${profiles.map(({ id }) => id)}::uuid[],
      ${profiles.map(({ createdAt }) => createdAt)}::timestamptz[],
      ${profiles.map(({ contestId }) => contestId)}::uuid[]
    ) as saved (id, created_at, contest_id)
    on conflict (id) do update
      set created_at = excluded.created_at, contest_id = excluded.contest_id
  `.execute(transaction);
}

/** Removes profiles whose identifiers are all elsewhere. */
export async function removeProfiles(
  transaction: Transaction<Database>,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from cdp.profiles where id = any(${ids}::uuid[])`.execute(transaction);
}

/** One merge: what a profile got from another. */
export interface Merge {
  id: string;
  winnerId: string;
  loserId: string;
  identifierIds: string[];
}

/** Writes merges into the log. */
export async function logMerges(
  transaction: Transaction<Database>,
  merges: Merge[],
  sources: string[],
  now: Date,
): Promise<void> {
  if (merges.length === 0) return;
  await sql`
    insert into cdp.merges (winner_id, id, loser_id, identifier_ids, sources, merged_at)
    select winner_id, id, loser_id, identifier_ids::uuid[], ${sources}::text[], ${now}
    from unnest(
      ${merges.map(({ winnerId }) => winnerId)}::uuid[], ${merges.map(({ id }) => id)}::uuid[],
      ${merges.map(({ loserId }) => loserId)}::uuid[],
      ${merges.map(({ identifierIds }) => `{${identifierIds.join()}}`)}::text[]
    ) as merge (winner_id, id, loser_id, identifier_ids)
  `.execute(transaction);
}
