import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';

/** Names the lock in PostgreSQL: any number that nobody else uses. */
const LOCK = 5_402_918_377_160_254;

/** Waits until nobody else writes chunks, and keeps it so to the end of the transaction. */
export async function lockChunks(transaction: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(transaction);
}

/** @returns false when somebody else writes chunks */
export async function tryLockChunks(transaction: Transaction<Database>): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(${LOCK}::bigint) as locked
  `.execute(transaction);
  return rows[0]?.locked === true;
}
