import { sql } from 'kysely';
import type { Platform } from '../platform.ts';

/** Where counting ends: beyond that, the exact number helps nobody and costs time. */
const MOST_COUNTED = 1_000_000;

/** Counts the events that were acknowledged and are not yet in a profile; at most a million. */
export async function countBacklog({ database }: Pick<Platform, 'database'>): Promise<number> {
  const { rows } = await sql<{ events: number }>`
    select count(*)::int as events from (select from cdp.inbox limit ${MOST_COUNTED}) as waiting
  `.execute(database);
  return rows[0]?.events ?? 0;
}

/** Says at no cost about how many events wait: the span of their numbers. */
export async function estimateBacklog(platform: Pick<Platform, 'database'>): Promise<number> {
  const { first, last } = await inboxSpan(platform);
  return Math.max(0, last - first + 1);
}

/** The numbers of the first and the last event that wait; of none, the first is beyond all others. */
export async function inboxSpan({
  database,
}: Pick<Platform, 'database'>): Promise<{ first: number; last: number }> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(id)::float8 as first, max(id)::float8 as last from cdp.inbox
  `.execute(database);
  const [span] = rows;
  return { first: span?.first ?? Number.POSITIVE_INFINITY, last: span?.last ?? 0 };
}
