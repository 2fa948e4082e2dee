import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import type { Merge } from '../merge.ts';

/** Writes merges into the log. */
export async function logMerges(
  transaction: Transaction<Database>,
  merges: Merge[],
  now: Date,
): Promise<void> {
  if (merges.length === 0) return;
  await sql`
    insert into cdp.merges (winner_id, id, loser_id, identifier_ids, kept_ids, cause, merged_at)
    select winner_id, id, loser_id, identifier_ids::uuid[], kept_ids::uuid[], cause::jsonb, ${now}
    from unnest(
      ${merges.map(({ winnerId }) => winnerId)}::uuid[], ${merges.map(({ id }) => id)}::uuid[],
      ${merges.map(({ loserId }) => loserId)}::uuid[],
      ${merges.map(({ identifierIds }) => `{${identifierIds.join()}}`)}::text[],
      ${merges.map(({ keptIds }) => `{${keptIds.join()}}`)}::text[],
      ${merges.map(({ cause }) => JSON.stringify(cause))}::text[]
    ) as merge (winner_id, id, loser_id, identifier_ids, kept_ids, cause)
  `.execute(transaction);
}

/** The two sides of a merge, by the id of the merge. */
export async function sidesOfMerge(
  transaction: Transaction<Database>,
  mergeId: string,
): Promise<{ near: string[]; far: string[] } | undefined> {
  const { rows } = await sql<{ near: string[]; far: string[] }>`
    select kept_ids as near, identifier_ids as far from cdp.merges where id = ${mergeId}
  `.execute(transaction);
  return rows[0];
}
