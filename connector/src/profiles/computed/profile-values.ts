import { type Kysely, sql } from 'kysely';
import type { Computation, ComputedValue } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { activeComputations } from './computations.ts';
import { readValues } from './read.ts';
import { stateOf } from './state-sql.ts';
import { emptyValue, type Value } from './totals.ts';

/** Reads the computed traits of a profile, by the id that it has now, in the order of their names. */
export async function readComputed(
  database: Kysely<Database>,
  profileId: string,
  now: Date,
): Promise<ComputedValue[]> {
  const active = await activeComputations(database);
  const live = active.filter(({ state }) => state === 'live');
  const values = await readValues(database, live, profileId, now);
  const answered = new Set(live.map(({ trait }) => trait));
  const coming = active.filter(({ trait }) => !answered.has(trait));
  return [
    ...live.map(({ id, trait, name, computation }) => {
      const found = values.get(id);
      return {
        key: trait,
        name,
        value: found ? found.value : emptyValue(computation),
        asOf: now.toISOString(),
        changesAt: found?.changesAt?.toISOString() ?? null,
      };
    }),
    ...coming.map(({ trait, name }) => {
      return { key: trait, name, value: null, asOf: null, changesAt: null };
    }),
  ].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Computes what a definition would say of one profile, from its events alone. */
export async function previewValue(
  database: Kysely<Database>,
  profileId: string,
  computation: Computation,
  now: Date,
): Promise<Value> {
  const numbered = { id: 0, computation };
  const ofProfile = sql`select id from cdp.identifiers where profile_id = ${profileId}`;
  const state = stateOf(numbered, {
    from: sql`cdp.events`,
    where: sql`e.identifier_id in (${ofProfile})`,
  });
  const values = await readValues(database, [numbered], profileId, now, sql`(${state})`);
  return values.get(0)?.value ?? emptyValue(computation);
}
