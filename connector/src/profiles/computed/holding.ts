import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import type { Holding, Person } from '../../identity/index.ts';

/** What was counted and remembered for the computed traits of people. */
export const computedHolding: Holding = {
  name: 'computedTraits',
  read: readState,
  sweep: sweepState,
};

async function* readState(database: Kysely<Database>, { identifierIds }: Person) {
  for (const identifierId of identifierIds) {
    const rows = await database
      .selectFrom('computed_state')
      .innerJoin('computations', 'computations.id', 'computed_state.computation_id')
      .innerJoin('identifiers', 'identifiers.id', 'computed_state.identifier_id')
      .select(['computations.trait', 'identifiers.type', 'identifiers.value as identifier'])
      .select([
        sql<string>`bucket::text`.as('from'),
        'computed_state.value',
        'computed_state.count',
      ])
      .select(['sum', 'low', 'high', 'first_value as first', 'last_value as last'])
      .where('identifier_id', '=', identifierId)
      .where('computations.state', '<>', 'retired')
      .execute();
    yield* rows;
  }
}

async function sweepState(
  transaction: Transaction<Database>,
  identifierIds: string[],
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from cdp.computed_state where ctid = any(array(
      select ctid from cdp.computed_state
      where identifier_id = any(${identifierIds}::uuid[]) limit ${limit}
    ))
  `.execute(transaction);
  return Number(numAffectedRows ?? 0);
}
