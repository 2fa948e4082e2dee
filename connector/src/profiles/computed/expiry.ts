import { type Kysely, sql } from 'kysely';
import { computationSchema, windowSpan } from 'strapi-cdp-config';
import { z } from 'zod';
import type { Database } from '../../database/index.ts';

/** Milliseconds that state is kept after it left its window: clocks may be set back a little. */
export const EXPIRED_KEPT = 24 * 60 * 60 * 1000;

/** Rows that one statement deletes. */
const ROWS_AT_ONCE = 10_000;

/** Comes before every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

const windowedSchema = z.array(z.object({ id: z.number(), computation: computationSchema }));

/**
 * Deletes the state that nobody will read any more: what left its window, and what belongs to a
 * computed trait that was changed or removed.
 *
 * @param signal ends it early; the rest is for the next time
 */
export async function deleteOldState(
  database: Kysely<Database>,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  await deleteExpired(database, now, signal);
  await deleteRetired(database, signal);
}

async function deleteExpired(
  database: Kysely<Database>,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  const { rows } = await sql`
    select id, computation from cdp.computations where computation ->> 'window' is not null
  `.execute(database);
  for (const { id, computation } of windowedSchema.parse(rows)) {
    if (!computation.window) continue;
    const oldest = now.getTime() - windowSpan(computation.window).length - EXPIRED_KEPT;
    let deleted = ROWS_AT_ONCE;
    while (deleted === ROWS_AT_ONCE && !signal.aborted) {
      deleted = await deleteBefore(database, id, new Date(oldest));
    }
  }
}

/** @returns rows that were deleted */
async function deleteBefore(database: Kysely<Database>, id: number, moment: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from cdp.computed_state where ctid = any(array(
      select ctid from cdp.computed_state
      where computation_id = ${id} and bucket > '-infinity' and bucket < ${moment}::timestamptz
      limit ${ROWS_AT_ONCE}
    ))
  `.execute(database);
  return Number(numAffectedRows ?? 0);
}

async function deleteRetired(database: Kysely<Database>, signal: AbortSignal): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from cdp.computations where state = 'retired'
  `.execute(database);
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  let after: string | null = FIRST_ID;
  while (after !== null) {
    if (signal.aborted) return;
    after = await deleteNext(database, ids, after);
  }
  await sql`delete from cdp.computations where id = any(${ids}::integer[])`.execute(database);
}

/** Goes through the table in the order of its key. @returns how far; null at its end */
async function deleteNext(
  database: Kysely<Database>,
  ids: number[],
  after: string,
): Promise<string | null> {
  const { rows } = await sql<{ last: string | null }>`
    with stretch as (
      select max(identifier_id::text)::uuid as last from (
        select identifier_id from cdp.computed_state where identifier_id > ${after}::uuid
        order by identifier_id limit ${ROWS_AT_ONCE}
      ) as next
    ), gone as (
      delete from cdp.computed_state where computation_id = any(${ids}::integer[])
        and identifier_id > ${after}::uuid and identifier_id <= (select last from stretch)
    )
    select last from stretch
  `.execute(database);
  return rows[0]?.last ?? null;
}
