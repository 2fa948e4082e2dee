import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Identifier } from './identifier.ts';
import { hashIdentifiers } from './suppression.ts';

/*
 * A run, of an export or an import, may have somebody in hand who is forgotten meanwhile: in memory, or
 * in the rest of a file. It looks here before it passes anything on. Only hashes are kept, as of
 * suppressed people, and no longer than the run lasts.
 */

/** Has runs that are under way pass over whatever carries one of these identifiers. */
export async function withdrawFrom(
  transaction: Transaction<Database>,
  runIds: string[],
  identifiers: Identifier[],
): Promise<void> {
  if (runIds.length === 0 || identifiers.length === 0) return;
  const hashes = await hashIdentifiers(transaction, identifiers);
  await sql`
    insert into cdp.withdrawals (run_id, hash)
    select run_id, hash from unnest(${runIds}::uuid[]) as run_id, unnest(${hashes}::bytea[]) as hash
    on conflict do nothing
  `.execute(transaction);
}

/**
 * Leaves out what was withdrawn from a run. Costs one look where nothing was.
 *
 * @param identifiersOf the identifiers that an item carries
 */
export async function withoutWithdrawn<Item>(
  database: Kysely<Database>,
  runId: string,
  items: Item[],
  identifiersOf: (item: Item) => Identifier[],
): Promise<Item[]> {
  const rows = await database
    .selectFrom('withdrawals')
    .select('hash')
    .where('run_id', '=', runId)
    .execute();
  if (rows.length === 0) return items;
  const withdrawn = new Set(rows.map(({ hash }) => hash.toString('hex')));
  const carried = items.map(identifiersOf);
  const hashes = await hashIdentifiers(database, carried.flat());
  let next = 0;
  return items.filter((_item, index) => {
    const own = hashes.slice(next, next + (carried[index]?.length ?? 0));
    next += own.length;
    return !own.some((hash) => withdrawn.has(hash.toString('hex')));
  });
}

/** Forgets what was withdrawn from a run that has ended. */
export async function endWithdrawals(database: Kysely<Database>, runId: string): Promise<void> {
  await database.deleteFrom('withdrawals').where('run_id', '=', runId).execute();
}
