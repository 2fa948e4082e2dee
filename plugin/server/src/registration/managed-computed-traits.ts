import type { ComputedTraitInput } from 'strapi-cdp-config';
import { computedTraitRepository, inputOf } from '../computed-traits/index.ts';
import { configurationOf } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { compare } from './changes.ts';

/** Makes the computed traits of a configuration file what it says; those that vanished are deleted. */
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
  for (const { id } of changes.vanished) await traits.delete(id);
  for (const { row, wanted: trait } of changes.update) {
    await traits.update(row.id, trait, manager);
  }
  for (const trait of changes.create) await traits.create(trait, manager);
}
