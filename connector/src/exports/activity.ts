import { sql } from 'kysely';
import type { Status } from 'strapi-cdp-config';
import type { Platform } from '../platform.ts';

/** What exports did since a moment: runs that ended, and what runs delivered that ended or go on. */
export async function exportActivity(
  { database }: Pick<Platform, 'database'>,
  since: Date,
): Promise<Pick<Status['lastDay'], 'runsFinished' | 'runsFailed' | 'recordsSent'>> {
  const found = await database
    .selectFrom('runs')
    .select([
      sql<number>`(count(*) filter (where state = 'finished'))::int`.as('runsFinished'),
      sql<number>`(count(*) filter (where state = 'failed'))::int`.as('runsFailed'),
      sql<number>`coalesce(sum(sent), 0)::float8`.as('recordsSent'),
    ])
    .where((where) =>
      where.or([
        where('ended_at', '>=', since),
        where('state', 'in', ['queued', 'running', 'retrying']),
      ]),
    )
    .executeTakeFirstOrThrow();
  return found;
}
