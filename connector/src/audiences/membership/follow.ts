import type { Kysely } from 'kysely';
import type { Database } from '../../database/index.ts';

/**
 * The number of the last change of a membership: who begins to follow here hears of nothing that was.
 *
 * Numbers grow in the order of the commits: a change that becomes visible later has a greater one. So
 * whoever reads the changes after the last number that it knows, and keeps that number together with
 * what came of them, in one transaction, acts on each exactly once. `MEMBERSHIP_CHANNEL` says when there
 * are more. A privacy request takes the past of its person out; that memberships ended because of it
 * comes as a change of its own.
 */
export async function lastSequence(database: Kysely<Database>): Promise<number> {
  const { last } = await database
    .selectFrom('membership_changes')
    .select(({ fn }) => fn.max('sequence').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}
