import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/index.ts';
import { type StateRow, stateRowsOf } from './state-rows.ts';
import type { NumberedComputation } from './state-sql.ts';
import { type ReadValue, totalOf } from './totals.ts';

/** The table that events are added to. */
export const KEPT_STATE: RawBuilder<unknown> = sql`cdp.computed_state`;

/**
 * Reads values of a profile, by the id that it has now.
 *
 * @param from rows of `computed_state`: the table, or a query in brackets
 * @returns by number of the computation; nothing for one without any value
 */
export async function readValues(
  database: Kysely<Database>,
  computations: NumberedComputation[],
  profileId: string,
  now: Date,
  from: RawBuilder<unknown> = KEPT_STATE,
): Promise<Map<number, ReadValue>> {
  const { rows } = await sql<{ state: StateRow[] | null }>`
    select ${stateRowsOf(computations, from, sql`i.id`)} as state
    from cdp.identifiers i where i.profile_id = ${profileId}
  `.execute(database);
  return valuesOf(
    computations,
    rows.flatMap(({ state }) => state ?? []),
    now,
  );
}

/** What the state of a profile says of computations. @returns as `readValues` does */
export function valuesOf(
  computations: NumberedComputation[],
  rows: StateRow[],
  now: Date,
): Map<number, ReadValue> {
  const byComputation = Map.groupBy(rows, ({ computationId }) => computationId);
  return new Map(
    computations.flatMap(({ id, computation }) => {
      const value = totalOf(computation, byComputation.get(id) ?? [], now);
      return value ? [[id, value]] : [];
    }),
  );
}
