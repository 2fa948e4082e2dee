import { type Kysely, sql } from 'kysely';
import type { ProfileSegment } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { HttpProblem } from '../server/index.ts';
import { saidOf } from './settle.ts';

/** A profile in a segment. */
export interface SegmentProfile {
  profileId: string;
  /** ISO 8601. */
  enteredAt: string;
  /** What was said of it, if somebody put it there by hand, by import or through the API. */
  override: ProfileSegment['override'];
}

/**
 * Lists who is in a segment, in the order of their ids, a page at a time.
 *
 * @throws HttpProblem 400 for a position that is none
 */
export async function segmentProfiles(
  database: Kysely<Database>,
  group: string,
  segment: string,
  { after, pageSize }: { after?: string | undefined; pageSize: number },
): Promise<{ rows: SegmentProfile[]; next: string | null }> {
  if (after !== undefined && !/^[0-9a-f-]{36}$/.test(after)) {
    throw new HttpProblem(
      400,
      'validation_failed',
      'Send the «next» of the page before as «after».',
    );
  }
  const beyond = after === undefined ? sql`` : sql`and profile_id > ${after}::uuid`;
  const { rows } = await sql<{ profileId: string; enteredAt: Date }>`
    select profile_id as "profileId", entered_at as "enteredAt" from cdp.segment_memberships
    where segment_group = ${group} and segment = ${segment} ${beyond}
    order by profile_id limit ${pageSize + 1}
  `.execute(database);
  const shown = rows.slice(0, pageSize);
  const put = await putIn(
    database,
    group,
    segment,
    shown.map(({ profileId }) => profileId),
  );
  return {
    rows: shown.map(({ profileId, enteredAt }) => ({
      profileId,
      enteredAt: enteredAt.toISOString(),
      override: put.get(profileId) ?? null,
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.profileId ?? null) : null,
  };
}

async function putIn(
  database: Kysely<Database>,
  group: string,
  segment: string,
  profileIds: string[],
): Promise<Map<string, ProfileSegment['override']>> {
  const { rows } = await sql<{ profileId: string; reason: string; by: string; at: Date }>`
    select profile_id as "profileId", reason, said_by as "by", said_at as at from (${saidOf(profileIds)}) as said
    where is_in and segment_group = ${group} and segment = ${segment}
  `.execute(database);
  return new Map(
    rows.map(({ profileId, reason, by, at }) => [
      profileId,
      { in: true, reason, by, at: at.toISOString() },
    ]),
  );
}
