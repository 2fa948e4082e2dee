import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';

/** Names the lock in PostgreSQL: the first half of SHA-256 of «strapi-cdp identity», cut to 63 bits. */
const LOCK = 4_203_871_946_120_587;

/**
 * Lets one transaction at a time change who is whom, over all processes of the database. Merges read
 * before they write, and two that met half-way would end in two profiles. Whoever holds it works in
 * large batches, so one at a time is no bottleneck; the events themselves could be spread further,
 * since the identifier that an event belongs to depends on the event alone.
 */
export async function lockIdentities(transaction: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(transaction);
}

/** Like `lockIdentities`, and returns false at once while somebody else has the lock. */
export async function tryLockIdentities(transaction: Transaction<Database>): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(${LOCK}::bigint) as locked
  `.execute(transaction);
  return rows[0]?.locked === true;
}
