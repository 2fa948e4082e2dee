import type { ComputedTraitInput } from 'strapi-cdp-config';
import { computedTraitRepository, inputOf } from '../computed-traits/index.ts';
import { configurationOf, EDITORS } from '../database/index.ts';
import { dependents } from '../dependents/index.ts';
import type { Strapi } from '../strapi.ts';
import { compare } from './changes.ts';

/**
 * Makes the computed traits of a configuration file what it says. Those that vanished are deleted,
 * unless an audience or an activation relies on them: then they become the editors'.
 */
export async function applyManagedComputedTraits(
  strapi: Strapi,
  connector: string,
  wanted: readonly ComputedTraitInput[],
): Promise<void> {
  const traits = computedTraitRepository(strapi);
  const manager = configurationOf(connector);
  const changes = compare({
    connector,
    wanted,
    rows: await traits.findAll(),
    keyOfWanted: ({ identifier }) => identifier,
    keyOfRow: ({ identifier }) => identifier,
    contentOfRow: inputOf,
  });
  for (const row of changes.vanished) {
    const thing = { kind: 'computed-trait', trait: row.identifier } as const;
    const isNeeded = (await dependents(strapi).find(thing)).length > 0;
    if (isNeeded) await traits.update(row.id, inputOf(row), EDITORS);
    else await traits.delete(row.id);
  }
  for (const { row, wanted: trait } of changes.update) {
    await traits.update(row.id, trait, manager);
  }
  for (const trait of changes.create) await traits.create(trait, manager);
}
