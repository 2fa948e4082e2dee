import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';

/** Names the lock in PostgreSQL: any number that nobody else uses. */
const LOCK = 7_160_382_954_417_203;

/** What a turn that could not be had answers. */
export const BUSY = Symbol('busy');

/**
 * Does something to memberships in one transaction, one at a time over all processes. So the numbers
 * of changes grow in the order of the commits, and whoever follows them misses none.
 *
 * The transaction sees one moment of the database from its first statement to its last: a profile that
 * is merged away meanwhile is whole in it, and looked at again because of the merge. That moment must
 * not be before the lock was had, so the session has the lock and not the transaction.
 *
 * @param wait whether to wait for others; else the answer is `BUSY` while somebody has the lock
 */
export async function withMembershipLock<Result>(
  database: Kysely<Database>,
  { wait }: { wait: boolean },
  work: (transaction: Transaction<Database>) => Promise<Result>,
): Promise<Result | typeof BUSY> {
  return database.connection().execute(async (connection) => {
    if (!(await acquire(connection, wait))) return BUSY;
    try {
      return await connection
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((transaction) => work(transaction));
    } finally {
      // A connection that broke has let go of the lock already.
      await sql`select pg_advisory_unlock(${LOCK}::bigint)`.execute(connection).catch(() => {});
    }
  });
}

/** Waits for the lock and keeps it to the end of a transaction that others began. */
export async function lockMemberships(transaction: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(transaction);
}

async function acquire(connection: Kysely<Database>, wait: boolean): Promise<boolean> {
  if (wait) {
    await sql`select pg_advisory_lock(${LOCK}::bigint)`.execute(connection);
    return true;
  }
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_lock(${LOCK}::bigint) as locked
  `.execute(connection);
  return rows[0]?.locked === true;
}
