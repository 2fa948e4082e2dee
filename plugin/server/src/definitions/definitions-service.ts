import { activationRepository } from '../activations/index.ts';
import { audienceRepository } from '../audiences/index.ts';
import { computedTraitRepository } from '../computed-traits/index.ts';
import { destinationRepository } from '../destinations/index.ts';
import { planRepository } from '../plan/index.ts';
import { groupRepository, segmentRepository } from '../segment-groups/index.ts';
import { sourceRepository } from '../sources/index.ts';
import type { Dependencies } from '../strapi.ts';
import { workflowRepository } from '../workflows/index.ts';
import { type DefinitionsDocument, definitionsDocument } from './definitions-document.ts';

/** What people authored, for the connector. */
export function definitionsService({ strapi }: Dependencies) {
  const groups = groupRepository(strapi);
  const segments = segmentRepository(strapi);
  const workflows = workflowRepository(strapi);
  const sources = sourceRepository(strapi);
  const computedTraits = computedTraitRepository(strapi);
  const audiences = audienceRepository(strapi);
  const activations = activationRepository(strapi);
  const plan = planRepository(strapi);
  const destinations = destinationRepository(strapi);

  return {
    async current(): Promise<DefinitionsDocument> {
      return definitionsDocument({
        groups: await groups.findAll(),
        segments: await segments.findAll(),
        workflows: await workflows.findAll(),
        sources: await sources.findAll(),
        computedTraits: await computedTraits.findAll(),
        audiences: await audiences.findAll(),
        activations: await activations.findAll(),
        plan: await plan.findAll(),
        destinations: await destinations.findAll(),
      });
    },
  };
}
