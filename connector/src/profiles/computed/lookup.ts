import type { Kysely, RawBuilder } from 'kysely';
import type { Database } from '../../database/index.ts';
import { type ActiveComputation, activeComputations } from './computations.ts';
import { KEPT_STATE, valuesOf } from './read.ts';
import { type StateRow, stateRowsOf } from './state-rows.ts';
import { emptyValue, type Value } from './totals.ts';

/** Milliseconds after which it is looked which computed traits there are. */
const REMEMBERED = 1_000;

/** The computed traits that have values. The same object as long as they are remembered. */
export interface LiveComputations {
  /** The state of an identifier, to be part of a query. @param identifier the id of an identifier */
  state(identifier: RawBuilder<unknown>): RawBuilder<StateRow[] | null>;
  /** Makes values, by the identifier of the computed trait, of the state of a profile. */
  values(rows: StateRow[], now: Date): Record<string, Value>;
}

/** Remembers for a moment which computed traits there are, for those who ask very often. */
export function rememberComputations(
  database: Kysely<Database>,
  clock: () => Date,
): () => Promise<LiveComputations> {
  let known: Promise<LiveComputations> | undefined;
  let until = 0;
  return () => {
    const now = clock().getTime();
    if (known && now < until && until <= now + REMEMBERED) return known;
    until = now + REMEMBERED;
    const reading = activeComputations(database).then(toLive);
    reading.catch(() => {
      until = 0;
    });
    known = reading;
    return reading;
  };
}

function toLive(active: ActiveComputation[]): LiveComputations {
  const live = active.filter(({ state }) => state === 'live');
  return {
    state: (identifier) => stateRowsOf(live, KEPT_STATE, identifier),
    values(rows, now) {
      const found = valuesOf(live, rows, now);
      return Object.fromEntries(
        live.map(({ id, trait, computation }) => {
          const value = found.get(id);
          return [trait, value ? value.value : emptyValue(computation)];
        }),
      );
    },
  };
}
