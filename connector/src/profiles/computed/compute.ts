import { type Kysely, sql, type Transaction } from 'kysely';
import { windowSpan } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { lockIdentities } from '../../identity/index.ts';
import { type ActiveComputation, activeComputations } from './computations.ts';
import { EXPIRED_KEPT } from './expiry.ts';
import { addToState, stateOf } from './state-sql.ts';

/** What one step takes. */
export interface StepSize {
  /** Events, about. */
  events: number;
  /** Identifiers at most. */
  identifiers: number;
}

/** Events wait while a step reads, so it must be over soon. */
const USUAL_SIZE: StepSize = { events: 10_000, identifiers: 5_000 };

/** Comes before every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Takes the next identifiers into a computation that is being computed, with all of their history; or
 * puts it in force, when all of them are in.
 *
 * Identifiers are taken in their order, under the lock that events are processed under. So for each
 * event it is certain who counts it: this, if its identifier is not in yet, else `updateComputed`.
 *
 * @returns whether there is more to do
 */
export async function computeStep(
  database: Kysely<Database>,
  id: number,
  now: Date,
  size = USUAL_SIZE,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await lockIdentities(transaction);
    const computation = (await activeComputations(transaction)).find((one) => one.id === id);
    if (computation?.state !== 'computing') return false;
    const next = await nextIdentifiers(transaction, computation.upTo ?? FIRST_ID, size);
    if (next === undefined) {
      await putInForce(transaction, computation);
      return false;
    }
    await takeIn(transaction, computation, next.upTo, now);
    await sql`
      update cdp.computations set up_to = ${next.upTo}::uuid, error = null,
        events_done = events_done + ${next.events}
      where id = ${id}
    `.execute(transaction);
    return true;
  });
}

async function nextIdentifiers(
  transaction: Transaction<Database>,
  after: string,
  size: StepSize,
): Promise<{ upTo: string; events: number } | undefined> {
  const { rows } = await sql<{ upTo: string; events: number }>`
    select id as "upTo", events::float8 as events from (
      select id, sum(event_count) over (order by id) as events,
        sum(event_count) over (order by id) - event_count as before
      from (
        select id, event_count from cdp.identifiers
        where id > ${after}::uuid
        order by id limit ${size.identifiers}
      ) as next
    ) as summed
    where before < ${size.events} order by id desc limit 1
  `.execute(transaction);
  return rows[0];
}

async function takeIn(
  transaction: Transaction<Database>,
  { id, computation, upTo: after }: ActiveComputation,
  upTo: string,
  now: Date,
): Promise<void> {
  const { window } = computation;
  const oldest = window && new Date(now.getTime() - windowSpan(window).length - EXPIRED_KEPT);
  const rows = stateOf(
    { id, computation },
    {
      from: sql`cdp.events`,
      where: sql`e.identifier_id <= ${upTo}::uuid
        and e.identifier_id > ${after ?? FIRST_ID}::uuid
        ${oldest ? sql`and e.timestamp > ${oldest}::timestamptz` : sql``}`,
    },
  );
  await addToState(rows).execute(transaction);
}

/** From now on this one answers; the one before is on its way out. */
async function putInForce(
  transaction: Transaction<Database>,
  { id, trait }: ActiveComputation,
): Promise<void> {
  await sql`
    update cdp.computations set state = 'retired' where trait = ${trait} and state = 'live'
  `.execute(transaction);
  await sql`
    update cdp.computations set state = 'live', up_to = null, error = null where id = ${id}
  `.execute(transaction);
}

/** Notes why a computation was given up. It stays so until somebody asks for it again, or a restart. */
export async function markFailed(
  database: Kysely<Database>,
  id: number,
  reason: string,
): Promise<void> {
  await sql`
    update cdp.computations set state = 'failed', error = ${reason}
    where id = ${id} and state = 'computing'
  `.execute(database);
}

/**
 * Gives the computation of a trait that was given up another try.
 *
 * @returns its number, or undefined when none was given up
 */
export async function tryAgain(
  database: Kysely<Database>,
  trait: string,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    update cdp.computations set state = 'computing', error = null
    where trait = ${trait} and state = 'failed' returning id
  `.execute(database);
  return rows[0]?.id;
}
