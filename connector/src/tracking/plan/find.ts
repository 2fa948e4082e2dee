import { sql } from 'kysely';
import { type SeenEvents, seenEventsSchema } from 'strapi-cdp-config';
import type { Platform } from '../../platform.ts';

/** Events that are listed: those that came last. */
const MOST_LISTED = 500;

/** Lists the events that came, with what they held. */
export async function findSeen({ database }: Pick<Platform, 'database'>): Promise<SeenEvents> {
  const { rows } = await sql<{ lastSeenAt: Date }>`
    with latest as (
      select * from cdp.seen_events order by last_seen_at desc, type, name limit ${MOST_LISTED}
    ), paths as (
      select type, name, path, sum(seen_properties.events)::float8 as seen, jsonb_object_agg(kind, seen_properties.events) as kinds
      from cdp.seen_properties join latest using (type, name)
      group by type, name, path
    )
    select type, name, latest.events::float8 as events, examined::float8 as examined,
      violations::float8 as violations, last_seen_at as "lastSeenAt",
      coalesce((
        select jsonb_agg(
          jsonb_build_object('name', path, 'seen', seen, 'kinds', kinds) order by seen desc, path)
        from paths where paths.type = latest.type and paths.name = latest.name
      ), '[]') as properties
    from latest order by last_seen_at desc, type, name
  `.execute(database);
  return seenEventsSchema.parse({
    items: rows.map((row) => ({ ...row, lastSeenAt: row.lastSeenAt.toISOString() })),
  });
}
