import type { ActivationsOfProfile } from '../../../shared/contracts/activations.ts';
import { connectorClient } from '../connector/index.ts';
import type { Strapi } from '../strapi.ts';
import { activationRepository } from './activation-repository.ts';

/** What destinations were told of a profile, the latest first, with the names of the activations. */
export async function activationsOfProfile(
  strapi: Strapi,
  profileId: string,
): Promise<ActivationsOfProfile> {
  const [deliveries, rows] = await Promise.all([
    connectorClient(strapi).profileActivations(profileId),
    activationRepository(strapi).findAll(),
  ]);
  const byIdentifier = new Map(rows.map((row) => [row.identifier, row]));
  const items = deliveries.map((delivery) => {
    const row = byIdentifier.get(delivery.activation);
    return {
      ...delivery,
      documentId: row?.documentId ?? null,
      name: row?.name ?? delivery.activation,
    };
  });
  return { items };
}
