import type { AudiencesOfProfile } from '../../../shared/contracts/audiences.ts';
import { connectorClient } from '../connector/index.ts';
import type { Strapi } from '../strapi.ts';
import { audienceRepository } from './audience-repository.ts';

/** The audiences that a profile is in, by name. */
export async function audiencesOfProfile(
  strapi: Strapi,
  profileId: string,
): Promise<AudiencesOfProfile> {
  const [memberships, rows] = await Promise.all([
    connectorClient(strapi).profileAudiences(profileId),
    audienceRepository(strapi).findAll(),
  ]);
  const byIdentifier = new Map(rows.map((row) => [row.identifier, row]));
  const items = memberships.map(({ audience: identifier, enteredAt, cause }) => {
    const row = byIdentifier.get(identifier);
    return {
      documentId: row?.documentId ?? null,
      name: row?.name ?? identifier,
      identifier,
      rule: row?.rule ?? null,
      enteredAt,
      cause,
    };
  });
  return { items: items.sort((one, other) => one.name.localeCompare(other.name)) };
}
