import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';

/** Profiles that share evidence and that limits keep apart. */
export interface Contest {
  id: string;
  /** Number of its links. */
  links: number;
  /** The last link in order. */
  latest: { at: number; key: string };
}

/** Reads contests by id. */
export async function contestsById(
  transaction: Transaction<Database>,
  ids: string[],
): Promise<Contest[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; links: number; at: Date; key: string }>`
    select id, links, latest_at as at, latest_key as key
    from cdp.contests where id = any(${ids}::uuid[])
  `.execute(transaction);
  return rows.map(({ id, links, at, key }) => ({ id, links, latest: { at: at.getTime(), key } }));
}

/**
 * Writes down a contest.
 *
 * @param absorbed contests that it takes in: their profiles become its own
 */
export async function saveContest(
  transaction: Transaction<Database>,
  contest: Contest,
  absorbed: string[],
): Promise<void> {
  const { id, links, latest } = contest;
  await sql`
    insert into cdp.contests (id, links, latest_at, latest_key)
    values (${id}, ${links}, ${new Date(latest.at)}, ${latest.key})
    on conflict (id) do update set links = excluded.links,
      latest_at = excluded.latest_at, latest_key = excluded.latest_key
  `.execute(transaction);
  if (absorbed.length === 0) return;
  await sql`
    update cdp.profiles set contest_id = ${id} where contest_id = any(${absorbed}::uuid[])
  `.execute(transaction);
  await sql`delete from cdp.contests where id = any(${absorbed}::uuid[])`.execute(transaction);
}
