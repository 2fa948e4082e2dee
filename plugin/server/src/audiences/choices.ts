import type { AudienceChoices } from '../../../shared/contracts/audiences.ts';
import { computedTraitRepository } from '../computed-traits/index.ts';
import { groupRepository, segmentRepository } from '../segment-groups/index.ts';
import { sourceRepository } from '../sources/index.ts';
import type { Strapi } from '../strapi.ts';
import { audienceRepository } from './audience-repository.ts';

/** What rules and audiences can name. */
export async function audienceChoices(strapi: Strapi): Promise<AudienceChoices> {
  const [groups, segments, audiences, traits, sources] = await Promise.all([
    groupRepository(strapi).findAll(),
    segmentRepository(strapi).findAll(),
    audienceRepository(strapi).findAll(),
    computedTraitRepository(strapi).findAll(),
    sourceRepository(strapi).findAll(),
  ]);
  return {
    groups: groups.map(({ id, documentId, name, identifier }) => ({
      documentId,
      name,
      identifier,
      segments: segments.filter(({ group }) => group?.id === id).map(named),
    })),
    audiences: audiences.map((row) => ({ ...named(row), documentId: row.documentId })),
    computedTraits: traits.map(named),
    sources: sources.map(({ name, key }) => ({ name, key })),
  };
}

function named({ name, identifier }: { name: string; identifier: string }) {
  return { name, identifier };
}
