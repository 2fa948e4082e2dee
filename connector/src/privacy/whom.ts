import type { Kysely } from 'kysely';
import type { PersonQuery } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import {
  findPerson,
  findPersonOfProfile,
  hashIdentifiers,
  type Person,
  toIdentifier,
} from '../identity/index.ts';
import { HttpProblem } from '../server/index.ts';

/** A person, and what the audit may say of one. */
export interface Whom extends Person {
  /** Types of the identifiers, one each. */
  types: string[];
  /** Keyed hashes of the identifiers. */
  hashes: Buffer[];
}

/**
 * Finds whom a request is about. An identifier that nobody has is somebody all the same: events of
 * theirs may wait, or come.
 *
 * @throws HttpProblem 400 for a value that names nobody, 404 for an unknown profile
 */
export async function findWhom(database: Kysely<Database>, query: PersonQuery): Promise<Whom> {
  const person = await find(database, query);
  return {
    ...person,
    types: [...new Set(person.identifiers.map(({ type }) => type))],
    hashes: await hashIdentifiers(database, person.identifiers),
  };
}

async function find(database: Kysely<Database>, query: PersonQuery): Promise<Person> {
  if ('profileId' in query) {
    const person = await findPersonOfProfile(database, query.profileId);
    if (person) return person;
    throw new HttpProblem(404, 'not_found', 'There is no such profile.');
  }
  const identifier = toIdentifier(query.type, query.value);
  if (identifier) return findPerson(database, identifier);
  const message = `«${query.value}» names nobody as ${query.type}; correct it.`;
  throw new HttpProblem(400, 'validation_failed', message, {
    details: [{ path: 'person.value', message }],
  });
}
