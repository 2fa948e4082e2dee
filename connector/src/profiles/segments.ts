import type { Kysely } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Identifier } from '../identity/index.ts';

/**
 * Identifiers of the segments that the profile with an identifier is in, for the page that its
 * customer looks at. None for an identifier that no profile has.
 *
 * Nothing puts profiles into segments yet, so the answer is the same for everyone.
 */
export async function segmentsOf(
  _database: Kysely<Database>,
  _identifier: Identifier,
): Promise<string[]> {
  return [];
}
