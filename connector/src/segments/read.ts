import { type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import type {
  CustomerSegments,
  ProfileSegment,
  SegmentChanges,
  SegmentMembers,
  SegmentSizes,
} from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { ANONYMOUS_ID, type Identifier } from '../identity/index.ts';
import { HttpProblem } from '../server/index.ts';
import type { FedSegment } from './feeds.ts';
import { saidOf } from './settle.ts';

/** Prepared once a connection: it is asked with every page that a visitor sees. */
const OF_IDENTIFIER = {
  name: 'cdp_segments_of_identifier',
  text: `
    select array(
      select m.segment from cdp.segment_memberships m
      where m.profile_id = i.profile_id and m.segment_group = $3 order by m.segment
    ) as segments
    from cdp.identifiers i where i.type = $1 and i.value = $2
  `,
};

/**
 * Identifiers of the segments of a group that the profile with an identifier is in. None for an
 * identifier that no profile has.
 */
export async function segmentsOf(
  pool: Pick<Pool, 'query'>,
  group: string | null,
  { type, value }: Identifier,
): Promise<CustomerSegments> {
  if (group === null) return { group, segments: [] };
  const { rows } = await pool.query<{ segments: string[] }>({
    ...OF_IDENTIFIER,
    values: [type, value, group],
  });
  return { group, segments: rows[0]?.segments ?? [] };
}

/** The segments of whoever has an anonymous id, of every group, as `group/segment`. */
export async function visitorSegments(
  database: Kysely<Database>,
  anonymousId: string,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select m.segment_group || '/' || m.segment as name
    from cdp.identifiers i join cdp.segment_memberships m on m.profile_id = i.profile_id
    where i.type = ${ANONYMOUS_ID} and i.value = ${anonymousId} order by 1
  `.execute(database);
  return rows.map(({ name }) => name);
}

/** Everyone in the segments of a group, a page at a time, in the order of segment and profile. */
export async function segmentMembers(
  database: Kysely<Database>,
  group: string,
  { after, pageSize }: { after?: string | undefined; pageSize: number },
): Promise<SegmentMembers> {
  const [segment, profileId] = after === undefined ? ['', NO_PROFILE] : parseCursor(after);
  const { rows } = await sql<SegmentMembers['items'][number] & { enteredAt: Date }>`
    select m.segment, m.profile_id as "profileId", m.entered_at as "enteredAt",
      ${identifiersOf(sql`m.profile_id`)} as identifiers
    from (
      select * from cdp.segment_memberships
      where segment_group = ${group} and (segment, profile_id) > (${segment}, ${profileId}::uuid)
      order by segment, profile_id limit ${pageSize}
    ) as m
    order by m.segment, m.profile_id
  `.execute(database);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    sequence: await latestSequence(database),
    items: rows.map((row) => ({ ...row, enteredAt: new Date(row.enteredAt).toISOString() })),
    next: last ? `${last.segment}.${last.profileId}` : null,
  };
}

/** What happened to the segments of a group later than a number. */
export async function segmentChanges(
  database: Kysely<Database>,
  group: string,
  { after, limit }: { after: number; limit: number },
): Promise<SegmentChanges> {
  // Read before: what comes between is told next time.
  const latest = await latestSequence(database);
  const { rows } = await sql<SegmentChanges['items'][number] & { at: Date }>`
    select c.sequence::float8 as sequence, c.segment, c.profile_id as "profileId", c.change, c.at,
      ${identifiersOf(sql`c.profile_id`)} as identifiers
    from (
      select * from cdp.segment_changes
      where segment_group = ${group} and sequence > ${after} and sequence <= ${latest}
      order by sequence limit ${limit}
    ) as c
    order by c.sequence
  `.execute(database);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })),
    sequence: last?.sequence ?? Math.max(after, latest),
  };
}

/** How many profiles are in each segment. */
export async function segmentSizes(
  database: Kysely<Database>,
  segments: FedSegment[],
  now: Date,
): Promise<SegmentSizes> {
  const { rows } = await sql<{
    group: string;
    segment: string;
    size: number;
    changedAt: Date | null;
    overrides: number;
  }>`
    select asked.segment_group as "group", asked.segment,
      (
        select count(*)::int from cdp.segment_memberships m
        where m.segment_group = asked.segment_group and m.segment = asked.segment
      ) as size,
      (
        select c.at from cdp.segment_changes c
        where c.segment_group = asked.segment_group and c.segment = asked.segment
        order by c.sequence desc limit 1
      ) as "changedAt",
      (
        select count(*)::int from cdp.segment_overrides o
        where o.segment_group = asked.segment_group and o.segment = asked.segment
      ) as overrides
    from unnest(
      ${segments.map(({ group }) => group)}::text[],
      ${segments.map(({ segment }) => segment)}::text[]
    ) with ordinality as asked (segment_group, segment, place)
    order by asked.place
  `.execute(database);
  return {
    items: rows.map((row) => ({ ...row, changedAt: row.changedAt?.toISOString() ?? null })),
    asOf: now.toISOString(),
  };
}

/** The segments that a profile is in or was put out of, and why. */
export async function profileSegments(
  database: Kysely<Database>,
  segments: FedSegment[],
  profileId: string,
): Promise<ProfileSegment[]> {
  const { rows } = await sql<{
    group: string;
    segment: string;
    enteredAt: Date | null;
    isIn: boolean | null;
    reason: string;
    by: string;
    at: Date;
  }>`
    with said as (${saidOf([profileId])}),
    members as (select * from cdp.segment_memberships where profile_id = ${profileId})
    select coalesce(m.segment_group, s.segment_group) as "group",
      coalesce(m.segment, s.segment) as segment, m.entered_at as "enteredAt",
      s.is_in as "isIn", s.reason, s.said_by as by, s.said_at as at
    from members m full join said s using (segment_group, segment, profile_id)
    order by 1, 2
  `.execute(database);
  const audiences = await audiencesOf(database, profileId);
  return rows.map(({ group, segment, enteredAt, isIn, reason, by, at }) => ({
    group,
    segment,
    enteredAt: enteredAt?.toISOString() ?? null,
    audiences:
      segments
        .find((one) => one.group === group && one.segment === segment)
        ?.audiences.filter((audience) => audiences.has(audience)) ?? [],
    override: isIn === null ? null : { in: isIn, reason, by, at: at.toISOString() },
  }));
}

async function audiencesOf(database: Kysely<Database>, profileId: string): Promise<Set<string>> {
  const { rows } = await sql<{ audience: string }>`
    select r.audience from cdp.memberships m
    join cdp.audience_rules r on r.id = m.rule_id and r.state = 'live'
    where m.profile_id = ${profileId}
  `.execute(database);
  return new Set(rows.map(({ audience }) => audience));
}

async function latestSequence(database: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ sequence: number }>`
    select coalesce(max(sequence), 0)::float8 as sequence from cdp.segment_changes
  `.execute(database);
  return rows[0]?.sequence ?? 0;
}

function identifiersOf(profileId: ReturnType<typeof sql>) {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('type', i.type, 'value', i.value) order by i.type, i.value)
    from cdp.identifiers i where i.profile_id = ${profileId} and i.first_seen_at is not null
  ), '[]')`;
}

/** Comes before every id. */
const NO_PROFILE = '00000000-0000-0000-0000-000000000000';

const CURSOR = /^([a-z][a-z0-9-]{0,63})\.([0-9a-f-]{36})$/;

function parseCursor(cursor: string): [string, string] {
  const [, segment, profileId] = CURSOR.exec(cursor) ?? [];
  if (!segment || !profileId) {
    throw new HttpProblem(
      400,
      'validation_failed',
      'Send the «next» of the page before as «after».',
    );
  }
  return [segment, profileId];
}
