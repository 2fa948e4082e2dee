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
  const plan = planRepository(strapi);

  return {
    async current(): Promise<DefinitionsDocument> {
      return definitionsDocument(
        ...(await Promise.all([
          groups.findAll(),
          segments.findAll(),
          workflows.findAll(),
          sources.findAll(),
          plan.findAll(),
        ])),
      );
    },
  };
}
