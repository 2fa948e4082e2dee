import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/index.ts';

/** Changes taken in at once. */
const BATCH = 5_000;

/**
 * Takes in changes of memberships: notes for each activation whom its destination is to be told of. How
 * far it came is kept in the same transaction, so each change counts once, whatever ends in between. One
 * process at a time does it; while another does, or where there is no activation, there is nothing to do.
 *
 * @returns whether there may be more changes
 */
export async function followChanges(database: Kysely<Database>): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ sequence: string }>`
      select sequence from cdp.activation_clock
      where exists (select from cdp.activations) for update skip locked
    `.execute(transaction);
    const [clock] = rows;
    if (!clock) return false;
    const { rows: ends } = await sql<{ last: string | null; changes: number }>`
      select max(sequence) as last, count(*)::float8 as changes from (
        select sequence from cdp.membership_changes
        where sequence > ${clock.sequence}::bigint order by sequence limit ${BATCH}
      ) as next
    `.execute(transaction);
    const [{ last, changes } = { last: null, changes: 0 }] = ends;
    if (last === null) return false;
    await sql`
      insert into cdp.activation_deliveries (profile_id, activation, audience, change, cause, at)
      select c.profile_id, a.activation, c.audience, c.change, c.cause, c.at
      from cdp.membership_changes c join cdp.activations a
        on a.audience = c.audience and a.enabled and c.sequence > a.since
          and c.change = any(a.triggers)
      where c.sequence > ${clock.sequence}::bigint and c.sequence <= ${last}::bigint
      order by c.sequence, a.activation
    `.execute(transaction);
    await transaction.updateTable('activation_clock').set({ sequence: last }).execute();
    return changes === BATCH;
  });
}
