import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/index.ts';

/** Members of a segment up to which a list begins with them. */
const MOST_SORTED = 10_000;

/** A segment that a list of profiles is narrowed to. */
export interface SegmentScope {
  group: string;
  segment: string;
  /** Whether so few are in it that they are sorted faster than they are met in the order of the list. */
  isSmall: boolean;
}

/**
 * Looks at how large the segment of a filter is. PostgreSQL would guess, and for a segment of a few
 * old profiles pass over a million newer ones.
 *
 * @param name `group/segment`; undefined for any
 */
export async function segmentScope(
  database: Kysely<Database>,
  name: string | undefined,
): Promise<SegmentScope | undefined> {
  if (name === undefined) return undefined;
  const [group = '', segment = ''] = name.split('/');
  const { rows } = await sql<{ members: number }>`
    select count(*)::int as members from (
      select from cdp.segment_memberships m
      where m.segment_group = ${group} and m.segment = ${segment} limit ${MOST_SORTED + 1}
    ) as counted
  `.execute(database);
  return { group, segment, isSmall: (rows[0]?.members ?? 0) <= MOST_SORTED };
}

/** A condition on a profile `p`: true for those in the segment. */
export function inSegment({ group, segment, isSmall }: SegmentScope): RawBuilder<unknown> {
  const members = sql`
    select m.profile_id from cdp.segment_memberships m
    where m.segment_group = ${group} and m.segment = ${segment}
  `;
  // An array is read before anything else, so that the list begins with it; the other is looked up for
  // each profile that the list comes to.
  return isSmall
    ? sql`p.id = any(array(${members}))`
    : sql`exists (${members} and m.profile_id = p.id)`;
}
