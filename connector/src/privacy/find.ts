import type { PersonFound, PersonQuery } from 'strapi-cdp-config';
import { suppressedSince } from '../identity/index.ts';
import type { Platform } from '../platform.ts';
import { readProfile, type TraitRanking, traitRanking } from '../profiles/index.ts';
import { requestsAbout } from './requests/index.ts';
import { findWhom, type Whom } from './whom.ts';

/**
 * Says what there is of a person, and what was asked about the person before.
 *
 * @throws HttpProblem 400 for a value that names nobody, 404 for an unknown profile
 */
export async function describePerson(
  { database, configuration, clock }: Pick<Platform, 'database' | 'configuration' | 'clock'>,
  query: PersonQuery,
): Promise<PersonFound> {
  const whom = await findWhom(database, query);
  const [profile, since, requests] = await Promise.all([
    describeProfile(database, whom, traitRanking(configuration), clock()),
    suppressedSince(database, whom.hashes),
    requestsAbout(database, whom.hashes),
  ]);
  return { profile, suppressedAt: since?.toISOString() ?? null, requests };
}

async function describeProfile(
  database: Platform['database'],
  { profileId }: Whom,
  ranking: TraitRanking,
  now: Date,
): Promise<PersonFound['profile']> {
  if (profileId === null) return null;
  const profile = await readProfile(database, profileId, ranking, now);
  if (!profile) return null;
  const { id, label, createdAt, identifiers, eventCount } = profile;
  return {
    id,
    label,
    createdAt,
    identifiers: identifiers.map(({ type, value }) => ({ type, value })),
    eventCount,
  };
}
