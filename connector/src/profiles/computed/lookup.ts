import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/index.ts';
import { type ActiveComputation, activeComputations } from './computations.ts';
import { keptStateOf, type TotalsRow, totals } from './read.ts';
import { emptyValue, finish, type Value } from './totals.ts';

/** Milliseconds after which it is looked which computed traits there are. */
const REMEMBERED = 1_000;

/** The computed traits that have values. The same object as long as they are remembered. */
export interface LiveComputations {
  /**
   * A query for an array of what profiles add up to, as JSON, to be part of another query.
   *
   * @param where whose: a condition on identifiers, called `i`
   */
  totals(where: RawBuilder<unknown>, now: Date): RawBuilder<unknown>;
  /** Makes values, by the identifier of the computed trait, of what that query gave. */
  values(totals: TotalsRow[] | null): Record<string, Value>;
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
    totals(where, now) {
      if (live.length === 0) return sql`null::json`;
      return sql`(select json_agg(total) from (${totals(live, keptStateOf(where), now)}) as total)`;
    },
    values(rows) {
      const found = new Map((rows ?? []).map((row) => [row.computationId, row]));
      return Object.fromEntries(
        live.map(({ id, trait, computation }) => {
          const row = found.get(id);
          return [trait, row ? finish(computation, row) : emptyValue(computation)];
        }),
      );
    },
  };
}
