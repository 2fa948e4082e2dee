import { type Kysely, sql, type Transaction } from 'kysely';
import { lockMemberships } from '../audiences/index.ts';
import type { Database } from '../database/index.ts';
import type { Holding, Person } from '../identity/index.ts';

/** The segments that people are in, and what was said of that. */
export const segmentsHolding: Holding = {
  name: 'segments',
  read: readSegments,
  forget: forgetSegments,
};

async function* readSegments(
  database: Kysely<Database>,
  { profileId, identifierIds }: Person,
): AsyncGenerator<object> {
  const { rows: memberships } = await sql<object>`
    select segment_group as "group", segment, entered_at as "enteredAt"
    from cdp.segment_memberships where profile_id = ${profileId}::uuid order by 1, 2
  `.execute(database);
  yield* memberships;
  const { rows: overrides } = await sql<object>`
    select segment_group as "group", segment, is_in as "in", reason, said_by as "by", said_at as "at"
    from cdp.segment_overrides where identifier_id = any(${identifierIds}::uuid[]) order by 1, 2, 6
  `.execute(database);
  yield* overrides;
}

/** Whoever follows the changes learns that somebody left, and no longer who it was. */
async function forgetSegments(
  transaction: Transaction<Database>,
  { profileId, identifierIds }: Person,
  now: Date,
): Promise<number> {
  await lockMemberships(transaction);
  const { rows } = await sql<{ rows: number }>`
    with overrides as (
      delete from cdp.segment_overrides where identifier_id = any(${identifierIds}::uuid[])
      returning 1
    ), exited as (
      delete from cdp.segment_memberships where profile_id = ${profileId}::uuid
      returning segment_group, segment, profile_id
    ), changes as (
      insert into cdp.segment_changes (segment_group, segment, profile_id, change, at)
      select segment_group, segment, profile_id, 'exited', ${now}::timestamptz from exited
    )
    select ((select count(*) from overrides) + (select count(*) from exited))::int as rows
  `.execute(transaction);
  return rows[0]?.rows ?? 0;
}
