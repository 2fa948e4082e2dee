import { PLATFORM_DESTINATION } from 'strapi-cdp-config';
import type { ActivationChoices } from '../../../shared/contracts/activations.ts';
import { audienceRepository } from '../audiences/index.ts';
import { computedTraitRepository } from '../computed-traits/index.ts';
import { everyDestination } from '../destinations/index.ts';
import type { Strapi } from '../strapi.ts';
import type { Site } from './applicability.ts';

/** What activations can be made of at present. */
export async function activationSite(strapi: Strapi): Promise<Site> {
  const { audiences, destinations, computedTraits } = await everything(strapi);
  return {
    audiences: audiences.map(({ identifier }) => identifier),
    computedTraits: computedTraits.map(({ identifier }) => identifier),
    destinations,
  };
}

/** The same for a form, with what people call it, and without the platform itself. */
export async function activationChoices(strapi: Strapi): Promise<ActivationChoices> {
  const { audiences, destinations, computedTraits } = await everything(strapi);
  return {
    audiences: audiences.map((row) => ({ ...named(row), documentId: row.documentId })),
    destinations: destinations.filter(({ kind }) => kind !== PLATFORM_DESTINATION),
    computedTraits: computedTraits.map(named),
  };
}

async function everything(strapi: Strapi) {
  const [audiences, destinations, computedTraits] = await Promise.all([
    audienceRepository(strapi).findAll(),
    everyDestination(strapi),
    computedTraitRepository(strapi).findAll(),
  ]);
  return { audiences, destinations, computedTraits };
}

function named({ name, identifier }: { name: string; identifier: string }) {
  return { name, identifier };
}
