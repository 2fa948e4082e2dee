import type { SegmentReference } from 'strapi-cdp-config';
import type { Strapi } from '../strapi.ts';
import { groupRepository } from './group-repository.ts';
import { segmentRepository } from './segment-repository.ts';

/** Every segment there is, as rules name it. */
export async function segmentReferences(strapi: Strapi): Promise<SegmentReference[]> {
  const [groups, segments] = await Promise.all([
    groupRepository(strapi).findAll(),
    segmentRepository(strapi).findAll(),
  ]);
  const identifiers = new Map(groups.map(({ id, identifier }) => [id, identifier]));
  return segments.flatMap(({ identifier, group }) => {
    const owner = group && identifiers.get(group.id);
    return owner ? [{ group: owner, segment: identifier }] : [];
  });
}
