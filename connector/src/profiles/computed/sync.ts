import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type ComputedTrait, computationOf } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { lockIdentities } from '../../identity/index.ts';
import { type ActiveComputation, activeComputations } from './computations.ts';
import { tryAgain } from './compute.ts';

export interface SyncOptions {
  now: Date;
  /** Whether what is not among the traits was removed; false while not all of them are known. */
  complete: boolean;
  /** Gives those that failed another try. */
  retry: boolean;
}

/**
 * Brings what is computed in step with what editors wrote. A changed definition is computed aside,
 * and the values of the old one stay until it is whole; a change that is taken back costs nothing.
 *
 * @returns the numbers of the computations that have to be computed
 */
export async function syncComputations(
  database: Kysely<Database>,
  traits: ComputedTrait[],
  options: SyncOptions,
): Promise<number[]> {
  return database.transaction().execute(async (transaction) => {
    // Between two batches of events: each event is before or after the change, for all computations.
    await lockIdentities(transaction);
    const active = await activeComputations(transaction);
    const rowsOf = Map.groupBy(active, ({ trait }) => trait);
    for (const trait of traits) {
      await syncTrait(transaction, trait, rowsOf.get(trait.identifier) ?? [], options);
      rowsOf.delete(trait.identifier);
    }
    if (options.complete) await retire(transaction, [...rowsOf.values()].flat());
    const computing = (await activeComputations(transaction)).filter(
      ({ state }) => state === 'computing',
    );
    return computing.map(({ id }) => id);
  });
}

async function syncTrait(
  transaction: Transaction<Database>,
  trait: ComputedTrait,
  rows: ActiveComputation[],
  { now, retry }: SyncOptions,
): Promise<void> {
  const computation = computationOf(trait);
  const [same] = rows
    .filter((row) => isDeepStrictEqual(row.computation, computation))
    .sort((row) => (row.state === 'live' ? -1 : 1));
  await retire(
    transaction,
    rows.filter((row) => row !== same && (row.state !== 'live' || same?.state === 'live')),
  );
  await sql`
    update cdp.computations set name = ${trait.name}
    where trait = ${trait.identifier} and state <> 'retired' and name <> ${trait.name}
  `.execute(transaction);
  if (same) {
    if (retry && same.state === 'failed') await tryAgain(transaction, trait.identifier);
    return;
  }
  await sql`
    insert into cdp.computations (trait, name, computation, state, created_at, events_total)
    select ${trait.identifier}, ${trait.name}, ${JSON.stringify(computation)}::jsonb, 'computing',
      ${now}, coalesce(sum(event_count), 0)
    from cdp.identifiers
  `.execute(transaction);
}

async function retire(
  transaction: Transaction<Database>,
  rows: ActiveComputation[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update cdp.computations set state = 'retired'
    where id = any(${rows.map(({ id }) => id)}::integer[])
  `.execute(transaction);
}
