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

/**
 * Adds profiles, or gives those that are there another contest or age. What lists are filtered and
 * sorted by is read from their identifiers, which are all in place by then.
 */
export async function saveProfiles(
  transaction: Transaction<Database>,
  profiles: ProfileState[],
): Promise<void> {
  if (profiles.length === 0) return;
  await sql`
    insert into cdp.profiles (id, created_at, contest_id, identifier_types, last_seen_hour)
    select saved.id, saved.created_at, saved.contest_id, coalesce(seen.types, '{}'),
      date_trunc('hour', coalesce(seen.last_at, saved.created_at), 'UTC')
    from unnest(
      ${profiles.map(({ id }) => id)}::uuid[],
      ${profiles.map(({ createdAt }) => createdAt)}::timestamptz[],
      ${profiles.map(({ contestId }) => contestId)}::uuid[]
    ) as saved (id, created_at, contest_id)
    cross join lateral (
      select array_agg(distinct i.type) as types, max(i.last_seen_at) as last_at
      from cdp.identifiers i where i.profile_id = saved.id and i.first_seen_at is not null
    ) as seen
    on conflict (id) do update
      set created_at = excluded.created_at, contest_id = excluded.contest_id,
        identifier_types = excluded.identifier_types, last_seen_hour = excluded.last_seen_hour
  `.execute(transaction);
}

/**
 * Notes when profiles were last seen, to the hour: a column with an index that changed with every
 * event would cost more than all that it is good for.
 */
export async function touchProfiles(
  transaction: Transaction<Database>,
  seen: { id: string; lastSeenAt: Date }[],
): Promise<void> {
  if (seen.length === 0) return;
  await sql`
    update cdp.profiles p set last_seen_hour = seen.hour
    from (
      select id, date_trunc('hour', max(at), 'UTC') as hour
      from unnest(
        ${seen.map(({ id }) => id)}::uuid[],
        ${seen.map(({ lastSeenAt }) => lastSeenAt)}::timestamptz[]
      ) as sighting (id, at)
      group by id
    ) as seen
    where p.id = seen.id and p.last_seen_hour < seen.hour
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

/** Notes anew which types of identifier profiles have, where one was seen that was only mentioned. */
export async function renewTypes(transaction: Transaction<Database>, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update cdp.profiles p set identifier_types = seen.types
    from (
      select profile_id, array_agg(distinct type) as types from cdp.identifiers
      where profile_id = any(${ids}::uuid[]) and first_seen_at is not null group by profile_id
    ) as seen
    where p.id = seen.profile_id
  `.execute(transaction);
}

/** Finds the profiles that have these identifiers now. */
export async function profilesOfIdentifiers(
  transaction: Transaction<Database>,
  identifierIds: string[],
): Promise<ProfileState[]> {
  const { rows } = await sql<ProfileState>`
    select ${STATE} from cdp.profiles where id in (
      select profile_id from cdp.identifiers where id = any(${identifierIds}::uuid[])
    )
  `.execute(transaction);
  return rows;
}
