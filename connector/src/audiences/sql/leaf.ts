import { type RawBuilder, sql } from 'kysely';

/**
 * The profiles for which a condition holds: those of a query that names each once in `profile_id`, or
 * all but those. A condition that also holds for whom nothing is known of is one of the latter.
 */
export interface Leaf {
  ids: RawBuilder<unknown>;
  complement: boolean;
}

/** A condition that holds for all or for nobody. */
export function constantLeaf(holds: boolean): Leaf {
  return { ids: sql`select null::uuid as profile_id where false`, complement: holds };
}

/**
 * A condition that a test of what is known decides.
 *
 * @param holdsForNothing whether it holds for whom nothing is known of
 * @param query makes the query of those that pass a test
 */
export function decidedBy(
  test: RawBuilder<unknown>,
  holdsForNothing: boolean,
  query: (condition: RawBuilder<unknown>) => RawBuilder<unknown>,
): Leaf {
  const condition = holdsForNothing ? sql`((${test}) is not true)` : sql`(${test})`;
  return { ids: query(condition), complement: holdsForNothing };
}
