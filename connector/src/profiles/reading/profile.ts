import type { Kysely } from 'kysely';
import { type Profile, profileSchema } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { compareText } from '../../identity/index.ts';
import { readComputed } from '../computed/index.ts';
import { isKnown, labelOf } from '../label.ts';
import type { TraitRanking } from '../traits/trait-set.ts';
import { presentIdOf, readIdentities } from './identities.ts';
import { latest } from './search.ts';

/**
 * Reads one profile, by any id that it or a profile merged into it ever had.
 *
 * @param now computed traits are right for this moment
 */
export async function readProfile(
  database: Kysely<Database>,
  anyId: string,
  ranking: TraitRanking,
  now: Date,
): Promise<Profile | undefined> {
  const id = await presentIdOf(database, anyId);
  if (id === undefined) return undefined;
  const identities = (await readIdentities(database, [id], ranking)).get(id);
  const computed = await readComputed(database, id, now);
  const first = identities?.seen[0];
  if (!first) return undefined;
  const { seen, traits } = identities;
  const values = Object.fromEntries(
    Object.entries(traits).map(([name, { value }]) => [name, value]),
  );
  return profileSchema.parse({
    id,
    label: labelOf(values, seen),
    known: isKnown(seen),
    identifiers: seen.map(({ type, value, source, firstSeenAt, lastSeenAt }) => ({
      type,
      value,
      source,
      firstSeenAt: firstSeenAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
    traits: Object.entries(traits)
      .map(([name, { value, source, at }]) => ({
        name,
        value,
        source,
        updatedAt: new Date(at).toISOString(),
      }))
      .sort((a, b) => compareText(a.name, b.name)),
    computed,
    eventCount: seen.reduce((sum, { events }) => sum + events, 0),
    createdAt: first.createdAt.toISOString(),
    lastSeenAt: latest(seen).toISOString(),
  });
}
