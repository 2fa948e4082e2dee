import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import type { Holding, Person } from '../../identity/index.ts';
import type { TraitSet } from './trait-set.ts';

/** The traits of people, each with where and when it came from. */
export const traitsHolding: Holding = { name: 'traits', read: readTraits, forget: forgetTraits };

async function* readTraits(database: Kysely<Database>, { identifierIds }: Person) {
  const { rows } = await sql<{ type: string; value: string; traits: TraitSet }>`
    select i.type, i.value, t.traits
    from cdp.traits t join cdp.identifiers i on i.id = t.identifier_id
    where t.identifier_id = any(${identifierIds}::uuid[]) order by i.id
  `.execute(database);
  for (const { traits, ...identifier } of rows) {
    for (const [name, { value, source, at }] of Object.entries(traits)) {
      yield { name, value, source, at: new Date(at), identifier };
    }
  }
}

async function forgetTraits(
  transaction: Transaction<Database>,
  { identifierIds }: Person,
): Promise<number> {
  const { rows } = await sql<{ traits: number }>`
    with gone as (
      delete from cdp.traits where identifier_id = any(${identifierIds}::uuid[]) returning traits
    )
    select coalesce(sum((select count(*) from jsonb_object_keys(traits))), 0)::int as traits from gone
  `.execute(transaction);
  return rows[0]?.traits ?? 0;
}
