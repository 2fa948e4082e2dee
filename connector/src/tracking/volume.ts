import { type RawBuilder, sql } from 'kysely';
import type { SourceActivity, SourceVolume, SourceVolumeQuery, Volume } from 'strapi-cdp-config';
import type { Platform } from '../platform.ts';

const HOUR = 60 * 60 * 1000;

/** Hours of the figures that a list shows. */
const HOURS = 24;

const NOTHING = { events: 0, rejected: 0, dropped: 0, setAside: 0 };

interface Row {
  at: Date;
  events: number;
  rejected: number;
  dropped: number;
  setAside: number;
}

/** Says of each source when something came from it last, and how much in each of the last 24 hours. */
export async function sourceActivities(
  { database }: Pick<Platform, 'database'>,
  keys: string[],
  now: Date,
): Promise<SourceActivity[]> {
  const first = Math.floor(now.getTime() / HOUR) * HOUR - (HOURS - 1) * HOUR;
  const [seen, volumes] = await Promise.all([
    sql<{ key: string; minute: Date }>`
      select asked.key, latest.minute
      from unnest(${keys}::text[]) as asked (key)
      cross join lateral (
        select minute from cdp.event_volume where source = asked.key order by minute desc limit 1
      ) as latest
    `.execute(database),
    sql<Row & { key: string }>`
      select source as key, date_trunc('hour', minute, 'UTC') as at,
        sum(events)::float8 as events, sum(rejected)::float8 as rejected,
        sum(dropped)::float8 as dropped, sum(set_aside)::float8 as "setAside"
      from cdp.event_volume
      where minute >= ${new Date(first)} and source = any(${keys}::text[])
      group by 1, 2
    `.execute(database),
  ]);
  const lastSeen = new Map(seen.rows.map(({ key, minute }) => [key, minute.toISOString()]));
  const known = new Map(volumes.rows.map((row) => [`${row.key} ${row.at.getTime()}`, row]));
  return keys.map((key) => ({
    key,
    lastSeenAt: lastSeen.get(key) ?? null,
    hours: Array.from({ length: HOURS }, (_, index) => {
      const at = new Date(first + index * HOUR);
      return toVolume(known.get(`${key} ${at.getTime()}`) ?? { at, ...NOTHING });
    }),
  }));
}

const PERIODS: Record<
  SourceVolumeQuery['period'],
  { unit: string; step: RawBuilder<unknown>; count: number }
> = {
  day: { unit: 'hour', step: sql`interval '1 hour'`, count: 24 },
  month: { unit: 'day', step: sql`interval '1 day'`, count: 30 },
};

/**
 * Says how much came from a source in each hour of the last day, or on each of the last 30 days.
 * Hours and days are those of the time zone: the series is made of its wall clock.
 */
export async function sourceVolume(
  { database }: Pick<Platform, 'database'>,
  key: string,
  { period, timeZone }: SourceVolumeQuery,
  now: Date,
): Promise<SourceVolume> {
  const { unit, step, count } = PERIODS[period];
  const { rows } = await sql<Row>`
    with slots as (
      select slot, (slot at time zone ${timeZone}) as at,
        ((slot + ${step}) at time zone ${timeZone}) as ending
      from (
        select date_trunc(${unit}, ${now}::timestamptz at time zone ${timeZone})
          - number * ${step} as slot
        from generate_series(0, ${count - 1}::int) as numbers (number)
      ) as series
    )
    select slots.at, coalesce(sum(volume.events), 0)::float8 as events,
      coalesce(sum(volume.rejected), 0)::float8 as rejected,
      coalesce(sum(volume.dropped), 0)::float8 as dropped,
      coalesce(sum(volume.set_aside), 0)::float8 as "setAside"
    from slots left join cdp.event_volume as volume
      on volume.source = ${key} and volume.minute >= slots.at and volume.minute < slots.ending
    group by slots.at
    order by slots.at
  `.execute(database);
  return { items: rows.map(toVolume) };
}

const toVolume = ({ at, events, rejected, dropped, setAside }: Row): Volume => ({
  at: at.toISOString(),
  events,
  rejected,
  dropped,
  setAside,
});
