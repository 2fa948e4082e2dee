import { errors } from '@strapi/utils';
import type { ActivationsOfAudience } from '../../../shared/contracts/activations.ts';
import { audienceRepository } from '../audiences/index.ts';
import type { Strapi } from '../strapi.ts';
import { activationRepository } from './activation-repository.ts';

/**
 * The activations that an audience is bound by, by name.
 *
 * @throws NotFoundError
 */
export async function activationsOfAudience(
  strapi: Strapi,
  documentId: string,
): Promise<ActivationsOfAudience> {
  const audience = await audienceRepository(strapi).findByDocumentId(documentId);
  if (!audience) throw new errors.NotFoundError('There is no such audience.');
  const rows = await activationRepository(strapi).findByAudience(audience.identifier);
  return {
    items: rows.map(({ documentId: id, name, enabled }) => ({ documentId: id, name, enabled })),
  };
}
