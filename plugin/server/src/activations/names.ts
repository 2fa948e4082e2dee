import { audienceRepository } from '../audiences/index.ts';
import { everyDestination } from '../destinations/index.ts';
import type { Strapi } from '../strapi.ts';
import type { ActivationRow } from './activation-repository.ts';

/** What people call the things that activations bind together. */
export interface Names {
  /** By identifier. */
  audiences: ReadonlyMap<string, { documentId: string; name: string }>;
  /** By key. */
  destinations: ReadonlyMap<string, string>;
}

/** The names of what some activations bind together, as far as the site has it. */
export async function namesFor(strapi: Strapi, rows: readonly ActivationRow[]): Promise<Names> {
  const [audiences, destinations] = await Promise.all([
    audienceRepository(strapi).findByIdentifiers(rows.map(({ audience }) => audience)),
    everyDestination(strapi),
  ]);
  return {
    audiences: new Map(audiences.map((audience) => [audience.identifier, audience])),
    destinations: new Map(destinations.map(({ key, name }) => [key, name])),
  };
}
