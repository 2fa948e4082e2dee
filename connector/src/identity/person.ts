import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Identifier } from './identifier.ts';
import { compareIdentifiers } from './rules.ts';

/** Everybody and everything that a customer is known by, at one moment. */
export interface Person {
  /** Null for somebody without a profile: the identifier may wait in the inbox all the same. */
  profileId: string | null;
  /** The strongest first. */
  identifiers: Identifier[];
  /** Ids of the identifiers. Events, traits and evidence hang on them. */
  identifierIds: string[];
}

/**
 * One kind of thing that a domain keeps of people. Each domain declares its own; `privacy` puts them
 * together, so that an export is whole and a deletion leaves nothing behind.
 */
export interface Holding {
  /** What it is, such as `events`: its key in exports and in counts. */
  name: string;
  /** Gives all of it as plain JSON, for an export, reading in batches that fit into memory. */
  read(database: Kysely<Database>, person: Person): AsyncIterable<object>;
  /**
   * Erases what can only be found by reading through it, such as uploaded files. It happens before the
   * person vanishes and without a lock, so it may take a while.
   *
   * @returns things erased
   */
  purge?(database: Kysely<Database>, person: Person): Promise<number>;
  /**
   * Erases what names the person. It happens under the lock of identities, in the transaction in
   * which the person vanishes, so it must be little.
   *
   * @returns rows erased
   */
  forget?(transaction: Transaction<Database>, person: Person, now: Date): Promise<number>;
  /**
   * Erases what hangs on identifiers that are gone, and which nobody therefore finds any more. There
   * may be a million rows of it, so it is asked for some, again and again, until there are fewer.
   *
   * @param limit rows at most
   * @returns rows erased
   */
  sweep?(
    transaction: Transaction<Database>,
    identifierIds: string[],
    limit: number,
  ): Promise<number>;
}

/** Finds the person whom an identifier names, whether there is a profile or not. */
export async function findPerson(
  database: Kysely<Database>,
  identifier: Identifier,
): Promise<Person> {
  const row = await database
    .selectFrom('identifiers')
    .select('profile_id')
    .where('type', '=', identifier.type)
    .where('value', '=', identifier.value)
    .executeTakeFirst();
  if (!row) return { profileId: null, identifiers: [identifier], identifierIds: [] };
  return personOfProfile(database, row.profile_id);
}

/** Finds the person of a profile, by any id that it ever had. Undefined where there is none. */
export async function findPersonOfProfile(
  database: Kysely<Database>,
  anyId: string,
): Promise<Person | undefined> {
  const row = await database
    .selectFrom('identifiers')
    .select('profile_id')
    .where('id', '=', anyId)
    .executeTakeFirst();
  return row && personOfProfile(database, row.profile_id);
}

async function personOfProfile(database: Kysely<Database>, profileId: string): Promise<Person> {
  const rows = await database
    .selectFrom('identifiers')
    .select(['id', 'type', 'value'])
    .where('profile_id', '=', profileId)
    .execute();
  rows.sort(compareIdentifiers);
  return {
    profileId,
    identifiers: rows.map(({ type, value }) => ({ type, value })),
    identifierIds: rows.map(({ id }) => id),
  };
}

/**
 * A condition in SQL: this identity of an event (`{ identifiers, previousId }`) names the person.
 *
 * @param identity a jsonb expression of the code
 */
export function namesPerson(identity: string, { identifiers }: Person) {
  const types = identifiers.map(({ type }) => type);
  const values = identifiers.map(({ value }) => value);
  return sql<boolean>`(
    exists (
      select from jsonb_array_elements(${sql.raw(identity)} -> 'identifiers') as named
      join unnest(${types}::text[], ${values}::text[]) as person (type, value)
        on named ->> 'type' = person.type and named ->> 'value' = person.value
    ) or ${sql.raw(identity)} ->> 'previousId' = any(${values}::text[])
  )`;
}
