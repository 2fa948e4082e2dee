import { type Kysely, sql } from 'kysely';
import type { Activity, ActivityQuery } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { presentIdOf } from './identities.ts';

/** Names and sources that are offered as filters. */
const MOST_CHOICES = 50;

const DAY = 24 * 60 * 60 * 1000;

interface Count {
  day: string;
  name: string;
  source: string;
  events: number;
}

/** Counts the events of a profile by day, and what they were, by any id that it ever had. */
export async function readActivity(
  database: Kysely<Database>,
  anyId: string,
  { days }: ActivityQuery,
  now: Date,
): Promise<Activity | undefined> {
  const profileId = await presentIdOf(database, anyId);
  if (profileId === undefined) return undefined;
  const since = new Date(now.getTime() - days * DAY);
  const { rows } = await sql<Count>`
    select to_char(e.timestamp at time zone 'UTC', 'YYYY-MM-DD') as day, e.name, e.source,
      count(*)::float8 as events
    from cdp.identifiers i join cdp.events e on e.identifier_id = i.id
    where i.profile_id = ${profileId} and e.timestamp >= ${since}
    group by 1, 2, 3 order by 1
  `.execute(database);
  return {
    days: sum(rows, ({ day }) => day).map(([day, events]) => ({ day, events })),
    names: mostOften(rows, ({ name }) => name),
    sources: mostOften(rows, ({ source }) => source),
  };
}

function sum(rows: Count[], keyOf: (row: Count) => string): [string, number][] {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.events);
  return [...sums];
}

function mostOften(rows: Count[], keyOf: (row: Count) => string): string[] {
  return sum(rows, keyOf)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_CHOICES)
    .map(([key]) => key);
}
