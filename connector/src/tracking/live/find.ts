import { sql } from 'kysely';
import { type LiveEvents, type LiveQuery, liveEventsSchema } from 'strapi-cdp-config';
import type { Platform } from '../../platform.ts';

/** Lists the latest verdicts, the newest first. */
export async function findLive(
  { database }: Pick<Platform, 'database'>,
  { after = '0', source, type, name, verdict, limit }: LiveQuery,
): Promise<LiveEvents> {
  const { rows } = await sql<{ next: string; items: object[] }>`
    with latest as (
      select coalesce(max(id), 0) as id from cdp.live_events
    ), found as (
      select live.id, live.entry from cdp.live_events live, latest
      -- Numbers begin anew when the database was killed: then what comes after a higher one is all.
      where (live.id > ${after}::bigint or latest.id < ${after}::bigint)
        ${source === undefined ? sql`` : sql`and live.source = ${source}`}
        ${type === undefined ? sql`` : sql`and live.type = ${type}`}
        ${verdict === undefined ? sql`` : sql`and live.verdict = ${verdict}`}
        ${name ? sql`and strpos(lower(live.name), lower(${name})) > 0` : sql``}
      order by live.id desc limit ${limit}
    )
    select latest.id::text as next, coalesce((
      select jsonb_agg(entry || jsonb_build_object('id', id::text) order by id desc) from found
    ), '[]') as items
    from latest
  `.execute(database);
  return liveEventsSchema.parse(rows[0] ?? { next: after, items: [] });
}
