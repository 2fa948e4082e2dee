import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/index.ts';

/** Rows that one statement deletes. */
const ROWS_AT_ONCE = 10_000;

/**
 * Deletes what nobody reads any more: the members of rules that were replaced or removed, then the
 * rules themselves.
 *
 * @param signal ends it early; the rest is for the next time
 */
export async function deleteRetired(
  database: Kysely<Database>,
  signal: AbortSignal,
): Promise<void> {
  const retired = await database
    .selectFrom('audience_rules')
    .select('id')
    .where('state', '=', 'retired')
    .execute();
  for (const { id } of retired) {
    let deleted = ROWS_AT_ONCE;
    while (deleted === ROWS_AT_ONCE) {
      if (signal.aborted) return;
      deleted = await deleteMembers(database, id);
    }
    await database.deleteFrom('audience_rules').where('id', '=', id).execute();
  }
}

/** @returns rows that were deleted */
async function deleteMembers(database: Kysely<Database>, ruleId: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from cdp.memberships where ctid = any(array(
      select ctid from cdp.memberships where rule_id = ${ruleId} limit ${ROWS_AT_ONCE}
    ))
  `.execute(database);
  return Number(numAffectedRows ?? 0);
}
