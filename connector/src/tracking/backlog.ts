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
export async function estimateBacklog({ database }: Pick<Platform, 'database'>): Promise<number> {
  const { rows } = await sql<{ span: number }>`
    select coalesce(max(id) - min(id) + 1, 0)::float8 as span from cdp.inbox
  `.execute(database);
  return rows[0]?.span ?? 0;
}
