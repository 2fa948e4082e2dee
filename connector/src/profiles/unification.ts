import { type Kysely, sql } from 'kysely';
import type { Unification } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { ANONYMOUS_ID } from '../identity/index.ts';

/** Days that charts tell of. */
const DAYS = 30;

/** Milliseconds for which a count is good enough: whoever looks again meanwhile gets it at once. */
const FRESH = 60_000;

interface DayCount {
  day: string;
  count: number;
}

/** Counts at most once a minute, however many ask. The counts are exact as of their moment. */
export function unificationCounter(
  database: Kysely<Database>,
  clock: () => Date,
): () => Promise<Unification> {
  let counting: Promise<Unification> | undefined;
  let countedAt = 0;
  return () => {
    const now = clock();
    if (counting && now.getTime() - countedAt < FRESH) return counting;
    countedAt = now.getTime();
    counting = count(database, now);
    counting.catch(() => {
      counting = undefined;
    });
    return counting;
  };
}

async function count(database: Kysely<Database>, now: Date): Promise<Unification> {
  const overlap = sql<{ types: string[]; profiles: number }>`
    select identifier_types as types, count(*)::float8 as profiles from cdp.profiles
    where identifier_types <> '{}' group by 1 order by 2 desc
  `.execute(database);
  const identifiers = sql<{ type: string; count: number }>`
    select type, count(*)::float8 as count from cdp.identifiers
    where first_seen_at is not null group by 1 order by 2 desc
  `.execute(database);
  const [combinations, types, created, merges, splits] = await Promise.all([
    overlap,
    identifiers,
    countDays(database, 'profiles', 'created_at', now),
    countDays(database, 'merges', 'merged_at', now),
    sql<{ splits: number }>`
      select count(*)::float8 as splits from cdp.separations where reunited_at is null
    `.execute(database),
  ]);
  const sum = (rows: { profiles: number }[]) => rows.reduce((all, row) => all + row.profiles, 0);
  const isAnonymous = (row: { types: string[] }) => row.types.join() === ANONYMOUS_ID;
  return {
    countedAt: now.toISOString(),
    profiles: sum(combinations.rows),
    known: sum(combinations.rows.filter((row) => !isAnonymous(row))),
    anonymous: sum(combinations.rows.filter(isAnonymous)),
    identifiers: types.rows,
    overlap: combinations.rows,
    created,
    merges,
    splits: splits.rows[0]?.splits ?? 0,
  };
}

/** Counts rows by day, also of days without any. */
async function countDays(
  database: Kysely<Database>,
  table: 'profiles' | 'merges',
  column: 'created_at' | 'merged_at',
  now: Date,
): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    with days as (
      select generate_series(
        date_trunc('day', ${now}::timestamptz, 'UTC') - ${DAYS - 1} * interval '1 day',
        date_trunc('day', ${now}::timestamptz, 'UTC'), interval '1 day'
      ) as day
    ), counts as (
      select date_trunc('day', ${sql.ref(column)}, 'UTC') as day, count(*)::float8 as count
      from ${sql.table(`cdp.${table}`)}
      where ${sql.ref(column)} >= (select min(day) from days) group by 1
    )
    select to_char(day at time zone 'UTC', 'YYYY-MM-DD') as day, coalesce(count, 0) as count
    from days left join counts using (day) order by 1
  `.execute(database);
  return rows;
}
