import { sql, type Transaction } from 'kysely';
import {
  column,
  type Database,
  inMilliseconds,
  momentColumn,
  momentOf,
  textColumn,
} from '../../database/index.ts';
import type { Identifier } from '../identifier.ts';
import type { Member } from '../link.ts';
import type { Appearance } from '../sighting.ts';

/** An identifier with what matching needs to know of it. */
export interface KnownMember extends Member {
  /** The profile that has it; null for one that is new. */
  profileId: string | null;
  createdAt: Date;
  /** What is stored of `superseded`. */
  wasSuperseded: boolean;
}

const MEMBER = sql.raw(
  `i.id, i.type, i.value, i.superseded, i.profile_id as "profileId", i.created_at as "createdAt",
    i.superseded as "wasSuperseded"`,
);

/** Finds identifiers by type and value. */
export async function findIdentifiers(
  transaction: Transaction<Database>,
  identifiers: Identifier[],
): Promise<KnownMember[]> {
  const { rows } = await sql<KnownMember>`
    select ${MEMBER}
    from unnest(
      ${textColumn(identifiers.map(({ type }) => type))},
      ${textColumn(identifiers.map(({ value }) => value))}
    ) as asked (type, value)
    join cdp.identifiers i on i.type = asked.type and i.value = asked.value
  `.execute(transaction);
  return rows;
}

/** An identifier with what was known before it was seen again. */
export interface SightedMember extends KnownMember {
  /** Null while only an alias had mentioned it. */
  wasLastSeenAt: Date | null;
}

/** Times in milliseconds. */
interface SightedRow {
  /** Place in the list that was asked for, from 1. */
  place: string;
  id: string;
  superseded: boolean;
  profileId: string;
  createdAt: number;
  lastSeenAt: number | null;
}

/**
 * Finds identifiers by type and value, and adds to them what new sightings say. In one statement,
 * because to look at thousands of rows costs as much as to write them.
 *
 * @returns those that are there, by their place in the list
 */
export async function sightIdentifiers(
  transaction: Transaction<Database>,
  appearances: Appearance[],
): Promise<Map<number, SightedMember>> {
  // Identifiers are only written under the lock that the transaction holds: no row moves in between.
  // `least` and `greatest` pass over nulls: one that was only mentioned so far has no times.
  const { rows } = await sql<SightedRow>`
    with seen as materialized (
      select i.ctid, i.id, i.superseded, i.profile_id, i.created_at, i.first_seen_at,
        i.last_seen_at, said.place, said.source, ${momentOf('said.first_at')} as first_at,
        ${momentOf('said.last_at')} as last_at, said.events
      from unnest(
        ${textColumn(appearances.map(({ type }) => type))},
        ${textColumn(appearances.map(({ value }) => value))},
        ${textColumn(appearances.map(({ source }) => source))},
        ${momentColumn(appearances.map(({ firstSeenAt }) => firstSeenAt))},
        ${momentColumn(appearances.map(({ lastSeenAt }) => lastSeenAt))},
        ${column(
          appearances.map(({ events }) => events),
          'bigint',
        )}
      ) with ordinality as said (type, value, source, first_at, last_at, events, place)
      join cdp.identifiers i on i.type = said.type and i.value = said.value
    ), touched as (
      update cdp.identifiers i set
        source = case when seen.first_seen_at is null or seen.first_at < seen.first_seen_at
          then seen.source else i.source end,
        first_seen_at = least(seen.first_seen_at, seen.first_at),
        last_seen_at = greatest(seen.last_seen_at, seen.last_at),
        event_count = i.event_count + seen.events
      from seen where i.ctid = seen.ctid
    )
    select place, id, superseded, profile_id as "profileId",
      ${inMilliseconds('created_at')} as "createdAt",
      ${inMilliseconds('last_seen_at')} as "lastSeenAt"
    from seen
  `.execute(transaction);
  return new Map(rows.flatMap((row) => toSighted(row, appearances[Number(row.place) - 1])));
}

function toSighted(
  { place, id, superseded, profileId, createdAt, lastSeenAt }: SightedRow,
  appearance: Appearance | undefined,
): [number, SightedMember][] {
  if (!appearance) return [];
  const { type, value } = appearance;
  const member = {
    id,
    type,
    value,
    superseded,
    profileId,
    createdAt: new Date(createdAt),
    wasSuperseded: superseded,
    wasLastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt),
  };
  return [[Number(place) - 1, member]];
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
