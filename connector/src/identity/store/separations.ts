import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { type Separation, Separations } from '../separation.ts';

/** Reads the separations that stand and concern these identifiers. */
export async function separationsAmong(
  transaction: Transaction<Database>,
  members: { id: string }[],
): Promise<Separations> {
  const { rows } = await sql<Separation>`
    select id, near_ids as near, far_ids as far from cdp.separations
    where reunited_at is null and near_ids && ${members.map(({ id }) => id)}::uuid[]
  `.execute(transaction);
  return new Separations(rows);
}

/** Writes down what an editor separated. */
export async function addSeparation(
  transaction: Transaction<Database>,
  { id, near, far }: Separation,
  { mergeId, by, now }: { mergeId: string; by: string; now: Date },
): Promise<void> {
  await sql`
    insert into cdp.separations (id, merge_id, near_ids, far_ids, separated_by, separated_at)
    values (${id}, ${mergeId}, ${near}::uuid[], ${far}::uuid[], ${by}, ${now})
  `.execute(transaction);
}

/** Ends a separation; it stays in the log. @returns its sides, or undefined if none of that id stands */
export async function endSeparation(
  transaction: Transaction<Database>,
  id: string,
  { by, now }: { by: string; now: Date },
): Promise<{ near: string[]; far: string[] } | undefined> {
  const { rows } = await sql<{ near: string[]; far: string[] }>`
    update cdp.separations set reunited_by = ${by}, reunited_at = ${now}
    where id = ${id} and reunited_at is null
    returning near_ids as near, far_ids as far
  `.execute(transaction);
  return rows[0];
}
