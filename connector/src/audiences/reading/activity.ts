import { type Kysely, sql } from 'kysely';
import type { AudienceActivity, AudienceDay } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { type RuleAtWork, rulesAtWork } from '../membership/rules-at-work.ts';

/**
 * Says what becomes of audiences: how far each is, how large, and how that changed.
 *
 * @param days how many of the last days are told, the present one included
 * @param identifier of one audience; without it, all
 */
export async function readActivities(
  database: Kysely<Database>,
  { days, timeZone, identifier }: { days: number; timeZone: string; identifier?: string },
): Promise<AudienceActivity[]> {
  const rules = (await rulesAtWork(database)).filter(
    ({ audience }) => identifier === undefined || audience === identifier,
  );
  const groups = Map.groupBy(rules, ({ audience }) => audience);
  const history = await readDays(database, [...groups.keys()], { days, timeZone });
  const { judgedAt } = await database
    .selectFrom('audience_clock')
    .select('judged_at as judgedAt')
    .executeTakeFirstOrThrow();
  return [...groups].map(([audience, rows]) =>
    activityOf(audience, rows, history.get(audience) ?? [], judgedAt),
  );
}

/** What is news is the rule that is to come, if there is one. */
function activityOf(
  identifier: string,
  rows: RuleAtWork[],
  days: AudienceDay[],
  judgedAt: Date,
): AudienceActivity {
  const live = rows.find(({ state }) => state === 'live');
  const next = rows.find(({ state }) => state !== 'live');
  const state = next?.state ?? (live?.error ? 'failed' : 'live');
  return {
    identifier,
    state,
    version: live?.version ?? null,
    progress: next?.state === 'computing' ? percentOf(next) : null,
    error: state === 'failed' ? (next?.error ?? live?.error ?? null) : null,
    size: live ? (days.at(-1)?.size ?? 0) : null,
    asOf: live ? asOf(live, judgedAt).toISOString() : null,
    days: live ? days : [],
  };
}

/** One that can no longer be judged by is right for no moment that is certain but its beginning. */
function asOf({ error, liveAt }: RuleAtWork, judgedAt: Date): Date {
  return liveAt && (error !== null || liveAt > judgedAt) ? liveAt : judgedAt;
}

/** Profiles that come into being meanwhile are not in the total, which is an estimate anyway. */
function percentOf({ done, total }: RuleAtWork): number {
  return total === 0 ? 0 : Math.min(99, Math.floor((100 * done) / total));
}

/** The last days of audiences, oldest first; a day on which nothing changed is as the one before. */
async function readDays(
  database: Kysely<Database>,
  audiences: string[],
  { days, timeZone }: { days: number; timeZone: string },
): Promise<Map<string, AudienceDay[]>> {
  const { rows } = await sql<AudienceDay & { audience: string }>`
    select asked.audience, calendar.day::date::text as day, (
        select before.size from cdp.audience_days before
        where before.audience = asked.audience and before.day <= calendar.day::date
        order by before.day desc limit 1
      )::float8 as size,
      coalesce(counted.entered, 0)::float8 as entered,
      coalesce(counted.exited, 0)::float8 as exited
    from unnest(${audiences}::text[]) as asked (audience)
    cross join (
      select (greatest(judged_at, to_timestamp(0)) at time zone ${timeZone})::date as today
      from cdp.audience_clock
    ) as present
    cross join lateral generate_series(
      (today - ${days - 1}::integer)::timestamp, today::timestamp, interval '1 day'
    ) as calendar (day)
    left join cdp.audience_days counted
      on counted.audience = asked.audience and counted.day = calendar.day::date
    order by asked.audience, calendar.day
  `.execute(database);
  const known = rows.filter(({ size }) => size !== null);
  return new Map(
    [...Map.groupBy(known, ({ audience }) => audience)].map(([audience, group]) => [
      audience,
      group.map(({ audience: _audience, ...day }) => day),
    ]),
  );
}
