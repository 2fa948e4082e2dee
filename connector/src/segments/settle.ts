import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { FedSegment } from './feeds.ts';

/**
 * Brings segments in step with audiences and with what people said: a profile is in a segment when it
 * was put there, or when it is in an audience that feeds it and was not put out. Every change is
 * written down, once. The transaction must have the lock of `lockMemberships`, so that the numbers of
 * changes grow in the order of the commits.
 *
 * @param whom ids of the profiles to look at, or of former ones; null for all
 * @returns how many memberships changed
 */
export async function settleSegments(
  transaction: Transaction<Database>,
  segments: FedSegment[],
  whom: string[] | null,
  now: Date,
): Promise<number> {
  if (whom?.length === 0) return 0;
  const { rows } = await sql<{ changes: number }>`
    with segments as (${segmentRows(segments)}),
    feeds as (${feedRows(segments)}),
    said as (${saidOf(whom)}),
    wanted as (
      select f.segment_group, f.segment, m.profile_id
      from feeds f
      join cdp.audience_rules r on r.audience = f.audience and r.state = 'live'
      join cdp.memberships m on m.rule_id = r.id
      where ${among(sql`m.profile_id`, whom)}
        and not exists (
          select from said s where s.profile_id = m.profile_id
            and s.segment_group = f.segment_group and s.segment = f.segment and not s.is_in
        )
      union
      select s.segment_group, s.segment, s.profile_id
      from said s join segments using (segment_group, segment) where s.is_in
    ),
    exited as (
      delete from cdp.segment_memberships m
      where ${among(sql`m.profile_id`, whom)} and not exists (
        select from wanted w where w.profile_id = m.profile_id
          and w.segment_group = m.segment_group and w.segment = m.segment
      )
      returning segment_group, segment, profile_id
    ),
    entered as (
      insert into cdp.segment_memberships (segment_group, segment, profile_id, entered_at)
      select segment_group, segment, profile_id, ${now}::timestamptz from wanted
      on conflict do nothing
      returning segment_group, segment, profile_id
    ),
    changes as (
      insert into cdp.segment_changes (segment_group, segment, profile_id, change, at)
      select segment_group, segment, profile_id, 'exited', ${now}::timestamptz from exited
      union all
      select segment_group, segment, profile_id, 'entered', ${now}::timestamptz from entered
      returning 1
    )
    select count(*)::int as changes from changes
  `.execute(transaction);
  return rows[0]?.changes ?? 0;
}

function segmentRows(segments: FedSegment[]): RawBuilder<unknown> {
  return sql`
    select * from unnest(
      ${segments.map(({ group }) => group)}::text[],
      ${segments.map(({ segment }) => segment)}::text[]
    ) as segment (segment_group, segment)
  `;
}

function feedRows(segments: FedSegment[]): RawBuilder<unknown> {
  const feeds = segments.flatMap(({ audiences, ...segment }) =>
    audiences.map((audience) => ({ ...segment, audience })),
  );
  return sql`
    select * from unnest(
      ${feeds.map(({ group }) => group)}::text[],
      ${feeds.map(({ segment }) => segment)}::text[],
      ${feeds.map(({ audience }) => audience)}::text[]
    ) as feed (segment_group, segment, audience)
  `;
}

/** Of what was said of the identifiers of a profile, the latest word. */
export function saidOf(whom: string[] | null): RawBuilder<unknown> {
  return sql`
    select distinct on (i.profile_id, o.segment_group, o.segment)
      i.profile_id, o.segment_group, o.segment, o.is_in, o.reason, o.said_by, o.said_at
    from cdp.segment_overrides o join cdp.identifiers i on i.id = o.identifier_id
    where ${among(sql`i.profile_id`, whom)}
    order by i.profile_id, o.segment_group, o.segment, o.said_at desc, o.identifier_id
  `;
}

function among(profileId: RawBuilder<unknown>, whom: string[] | null): RawBuilder<unknown> {
  return whom === null ? sql`true` : sql`${profileId} = any(${whom}::uuid[])`;
}
