import type { AudiencesOfProfile } from '../../../shared/contracts/audiences.ts';
import { connectorClient } from '../connector/index.ts';
import type { Strapi } from '../strapi.ts';
import { audienceRepository } from './audience-repository.ts';

/** The audiences that a profile is in, by name, and its way in and out of all of them. */
export async function audiencesOfProfile(
  strapi: Strapi,
  profileId: string,
): Promise<AudiencesOfProfile> {
  const [known, rows] = await Promise.all([
    connectorClient(strapi).profileAudiences(profileId),
    audienceRepository(strapi).findAll(),
  ]);
  const byIdentifier = new Map(rows.map((row) => [row.identifier, row]));
  const named = (identifier: string) => {
    const row = byIdentifier.get(identifier);
    return { documentId: row?.documentId ?? null, name: row?.name ?? identifier };
  };
  const items = known.items.map(({ audience: identifier, enteredAt, cause }) => {
    return {
      ...named(identifier),
      identifier,
      rule: byIdentifier.get(identifier)?.rule ?? null,
      enteredAt,
      cause,
    };
  });
  const changes = known.changes.map(({ audience, profileId: _profileId, ...change }) => ({
    ...change,
    ...named(audience),
  }));
  return { items: items.sort((one, other) => one.name.localeCompare(other.name)), changes };
}
