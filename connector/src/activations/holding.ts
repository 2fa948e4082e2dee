import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Holding, Person } from '../identity/index.ts';

/** What destinations were told of people, and are to be told. */
export const activationsHolding: Holding = {
  name: 'activations',
  read: readDeliveries,
  forget: forgetDeliveries,
};

/** Deliveries read at once. */
const BATCH = 500;

async function* readDeliveries(database: Kysely<Database>, { identifierIds }: Person) {
  let after = '0';
  for (;;) {
    const { rows } = await sql<{ id: string }>`
      select id, activation, audience, change, at, state, reason, ended_at as "endedAt"
      from cdp.activation_deliveries
      where profile_id = any(${identifierIds}::uuid[]) and id > ${after}::bigint
      order by id limit ${BATCH}
    `.execute(database);
    for (const { id: _id, ...delivery } of rows) yield delivery;
    const last = rows.at(-1);
    if (rows.length < BATCH || !last) return;
    after = last.id;
  }
}

/** What waits vanishes with the rest: nobody is told of somebody who wants to be forgotten. */
async function forgetDeliveries(
  transaction: Transaction<Database>,
  { identifierIds }: Person,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from cdp.activation_deliveries where profile_id = any(${identifierIds}::uuid[])
  `.execute(transaction);
  return Number(numAffectedRows ?? 0);
}
