import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Holding, Person } from '../identity/index.ts';

/** What people agreed to, and what they did not. */
export const consentHolding: Holding = {
  name: 'consents',
  read: readConsents,
  forget: forgetConsents,
};

async function* readConsents(database: Kysely<Database>, { identifierIds }: Person) {
  const { rows } = await sql<object>`
    select i.type, i.value, to_jsonb(c) - 'identifier_id' as consent
    from cdp.consents c join cdp.identifiers i on i.id = c.identifier_id
    where c.identifier_id = any(${identifierIds}::uuid[]) order by i.id
  `.execute(database);
  yield* rows;
}

async function forgetConsents(
  transaction: Transaction<Database>,
  { identifierIds }: Person,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from cdp.consents where identifier_id = any(${identifierIds}::uuid[])
  `.execute(transaction);
  return Number(numAffectedRows ?? 0);
}
