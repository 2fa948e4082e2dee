import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';

/**
 * Lets a batch commit without waiting for the disk, which it needs not wait for to be safe:
 *
 * - What was acknowledged is in the inbox, where receiving put it with a commit that waited. A batch
 *   takes it out and puts it into the timeline at once, with the message ids that have counted, the
 *   traits and all else. A crash of the database loses the last batches as a whole, if any; then their
 *   events are in the inbox as before, and are processed again, once.
 * - The log of the database is one sequence: a commit that waits for the disk waits for all that came
 *   before it. So whoever acts outside on what a batch brought and first commits something (takes a
 *   job, records a delivery, answers a privacy request) finds the batch as durable as that.
 * - Who reads a profile or watches live events in that moment may have seen what comes again, the
 *   same, a moment later.
 *
 * A crash of the connector alone loses nothing: the database has the commit.
 */
export async function commitWithoutWaiting(transaction: Transaction<Database>): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(transaction);
}
