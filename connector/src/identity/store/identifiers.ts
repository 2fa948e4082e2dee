import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import type { Identifier } from '../identifier.ts';
import type { Member } from '../link.ts';
import type { Appearance } from '../sighting.ts';

/** An identifier with what matching needs to know of it. */
export interface KnownMember extends Member {
  /** The profile that has it; null for one that is new. */
  profileId: string | null;
  createdAt: Date;
  /** Whether it was seen; if not, only an alias mentioned it. */
  wasSeen: boolean;
  /** What is stored of `superseded`. */
  wasSuperseded: boolean;
}

const MEMBER = sql.raw(
  `i.id, i.type, i.value, i.superseded, i.profile_id as "profileId", i.created_at as "createdAt",
    i.first_seen_at is not null as "wasSeen", i.superseded as "wasSuperseded"`,
);

/** Finds identifiers by type and value. */
export async function findIdentifiers(
  transaction: Transaction<Database>,
  identifiers: Identifier[],
): Promise<KnownMember[]> {
  const { rows } = await sql<KnownMember>`
    select ${MEMBER}
    from unnest(${identifiers.map(({ type }) => type)}::text[],
      ${identifiers.map(({ value }) => value)}::text[]) as asked (type, value)
    join cdp.identifiers i on i.type = asked.type and i.value = asked.value
  `.execute(transaction);
  return rows;
}

/** Reads all identifiers of profiles. */
export async function identifiersOfProfiles(
  transaction: Transaction<Database>,
  profileIds: string[],
): Promise<KnownMember[]> {
  if (profileIds.length === 0) return [];
  const { rows } = await sql<KnownMember>`
    select ${MEMBER} from cdp.identifiers i where i.profile_id = any(${profileIds}::uuid[])
  `.execute(transaction);
  return rows;
}

/** Adds identifiers, with what their first sightings say. */
export async function addIdentifiers(
  transaction: Transaction<Database>,
  added: (Appearance & { id: string; profileId: string; superseded: boolean })[],
  now: Date,
): Promise<void> {
  if (added.length === 0) return;
  await sql`
    insert into cdp.identifiers (id, type, value, profile_id, superseded, source, created_at,
      first_seen_at, last_seen_at, event_count)
    select id, type, value, profile_id, superseded, source, ${now}, first_seen_at, last_seen_at,
      event_count
    from unnest(
      ${added.map(({ id }) => id)}::uuid[], ${added.map(({ type }) => type)}::text[],
      ${added.map(({ value }) => value)}::text[],
      ${added.map(({ profileId }) => profileId)}::uuid[],
      ${added.map(({ superseded }) => superseded)}::boolean[],
      ${added.map(({ source }) => source)}::text[],
      ${added.map(({ firstSeenAt }) => firstSeenAt)}::timestamptz[],
      ${added.map(({ lastSeenAt }) => lastSeenAt)}::timestamptz[],
      ${added.map(({ events }) => events)}::bigint[]
    ) as added (id, type, value, profile_id, superseded, source, first_seen_at, last_seen_at,
      event_count)
  `.execute(transaction);
}

/** Adds what new sightings say to identifiers that are there. */
export async function touchIdentifiers(
  transaction: Transaction<Database>,
  seen: (Appearance & { id: string })[],
): Promise<void> {
  if (seen.length === 0) return;
  // `least` and `greatest` pass over nulls: an identifier that was only mentioned so far has none.
  await sql`
    update cdp.identifiers i set
      source = case when i.first_seen_at <= seen.first_seen_at then i.source else seen.source end,
      first_seen_at = least(i.first_seen_at, seen.first_seen_at),
      last_seen_at = greatest(i.last_seen_at, seen.last_seen_at),
      event_count = i.event_count + seen.events
    from unnest(
      ${seen.map(({ id }) => id)}::uuid[], ${seen.map(({ source }) => source)}::text[],
      ${seen.map(({ firstSeenAt }) => firstSeenAt)}::timestamptz[],
      ${seen.map(({ lastSeenAt }) => lastSeenAt)}::timestamptz[],
      ${seen.map(({ events }) => events)}::bigint[]
    ) as seen (id, source, first_seen_at, last_seen_at, events)
    where i.id = seen.id
  `.execute(transaction);
}

/** Gives identifiers to other profiles. Their events and traits go with them, untouched. */
export async function moveIdentifiers(
  transaction: Transaction<Database>,
  moved: { id: string; profileId: string; superseded: boolean }[],
): Promise<void> {
  if (moved.length === 0) return;
  await sql`
    update cdp.identifiers i set profile_id = moved.profile_id, superseded = moved.superseded
    from unnest(
      ${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ profileId }) => profileId)}::uuid[],
      ${moved.map(({ superseded }) => superseded)}::boolean[]
    ) as moved (id, profile_id, superseded)
    where i.id = moved.id
  `.execute(transaction);
}
