import { sql } from 'kysely';
import type { Platform } from '../platform.ts';

/** Says what happened since a moment: events that arrived, and profiles that came into being. */
export async function trackingActivity(
  { database }: Pick<Platform, 'database'>,
  since: Date,
): Promise<{ events: number; profilesCreated: number }> {
  const { rows } = await sql<{ events: number; profilesCreated: number }>`
    select
      (select coalesce(sum(events), 0)::float8 from cdp.event_volume
        where minute >= date_trunc('minute', ${since}::timestamptz)) as events,
      (select count(*)::float8 from cdp.profiles where created_at >= ${since}) as "profilesCreated"
  `.execute(database);
  return rows[0] ?? { events: 0, profilesCreated: 0 };
}
