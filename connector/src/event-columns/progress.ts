import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';

/** Reads up to which arrival events are in chunks; 0 before the first. */
export async function readProgress(database: Kysely<Database>): Promise<number> {
  const row = await database
    .selectFrom('event_columns_progress')
    .select('up_to')
    .executeTakeFirst();
  return Number(row?.up_to ?? 0);
}

/** Notes that events up to an arrival are in chunks. */
export async function writeProgress(
  transaction: Transaction<Database>,
  upTo: number,
): Promise<void> {
  await sql`
    insert into cdp.event_columns_progress (up_to) values (${upTo})
    on conflict (only_row) do update set up_to = excluded.up_to
  `.execute(transaction);
}
