import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Identifier } from '../identity/index.ts';
import { keptWords, mayActivate, mergeWords, missing, type Words } from './words.ts';

/** What is known of the consent of a customer. */
export interface Consent {
  words: Words;
  /** Categories that the sources of this profile need before it may be used to reach the customer. */
  needs: string[];
}

/** What an event says of the customer that an identifier belongs to. */
export interface SaidConsent extends Consent {
  identifierId: string;
}

/** A profile as the rules of consent need to see it. */
export interface Subject {
  id: string;
  /** Known by more than the browser's own id. */
  isKnown: boolean;
  words: Words;
}

/** Profiles, and which of them identifiers belong to. */
export interface Subjects {
  /** Ids by the names of identifiers. */
  profileOf: ReadonlyMap<string, string>;
  byId: ReadonlyMap<string, Subject>;
}

/** Names an identifier among others. */
export const nameOf = ({ type, value }: Identifier) => `${type} ${value}`;

/** Reads the profiles that identifiers belong to, as they are before a batch. */
export async function readSubjects(
  transaction: Transaction<Database>,
  identifiers: Identifier[],
): Promise<Subjects> {
  const { rows } = await sql<{
    type: string;
    value: string;
    profileId: string;
    isKnown: boolean;
    words: Words[];
  }>`
    with asked as (
      select distinct i.type, i.value, i.profile_id
      from unnest(${identifiers.map(({ type }) => type)}::text[],
        ${identifiers.map(({ value }) => value)}::text[]) as asked (type, value)
      join cdp.identifiers i on i.type = asked.type and i.value = asked.value
    ), subjects as (
      select i.profile_id, bool_or(i.type <> 'anonymous_id') as is_known,
        coalesce(jsonb_agg(c.words) filter (where c.words is not null), '[]') as words
      from cdp.identifiers i left join cdp.consents c on c.identifier_id = i.id
      where i.profile_id in (select profile_id from asked)
      group by i.profile_id
    )
    select asked.type, asked.value, profile_id as "profileId", is_known as "isKnown", words
    from asked join subjects using (profile_id)
  `.execute(transaction);
  return {
    profileOf: new Map(rows.map((row) => [nameOf(row), row.profileId])),
    byId: new Map(
      rows.map(({ profileId: id, isKnown, words }) => [
        id,
        { id, isKnown, words: mergeWords(...words) },
      ]),
    ),
  };
}

/** Adds words to identifiers. The transaction must hold the lock of `lockIdentities`. */
export async function addConsents(
  transaction: Transaction<Database>,
  said: SaidConsent[],
): Promise<void> {
  const sets = Map.groupBy(said, ({ identifierId }) => identifierId);
  if (sets.size === 0) return;
  const { rows } = await sql<SaidConsent>`
    select identifier_id as "identifierId", words, needs from cdp.consents
    where identifier_id = any(${[...sets.keys()]}::uuid[])
  `.execute(transaction);
  const known = new Map(rows.map((row) => [row.identifierId, row]));
  const merged = [...sets].map(([identifierId, added]) => {
    const { words, needs } = mergeConsents([...added, known.get(identifierId)]);
    return { identifier_id: identifierId, words: keptWords(words), needs };
  });
  await sql`
    insert into cdp.consents (identifier_id, words, needs)
    select identifier_id, words, needs
    from jsonb_to_recordset(${JSON.stringify(merged)}::jsonb)
      as said (identifier_id uuid, words jsonb, needs jsonb)
    on conflict (identifier_id) do update set words = excluded.words, needs = excluded.needs
  `.execute(transaction);
}

/** Reads what profiles said of consent, by their present ids; nothing for those who said nothing. */
export async function readConsents(
  database: Kysely<Database>,
  profileIds: string[],
): Promise<Map<string, Words>> {
  const { rows } = await sql<{ profileId: string; words: Words[] }>`
    select i.profile_id as "profileId", jsonb_agg(c.words) as words
    from cdp.identifiers i join cdp.consents c on c.identifier_id = i.id
    where i.profile_id = any(${profileIds}::uuid[])
    group by i.profile_id
  `.execute(database);
  return new Map(rows.map(({ profileId, words }) => [profileId, mergeWords(...words)]));
}

/** Reads the consent of a profile; undefined when there is no such profile. */
export async function readConsent(
  database: Kysely<Database>,
  anyId: string,
): Promise<Consent | undefined> {
  const { rows } = await sql<Partial<Consent>>`
    select c.words, c.needs
    from cdp.identifiers asked
    join cdp.identifiers i on i.profile_id = asked.profile_id
    left join cdp.consents c on c.identifier_id = i.id
    where asked.id = ${anyId}
  `.execute(database);
  return rows.length === 0 ? undefined : mergeConsents(rows);
}

/** Whether a profile may be used to reach the customer. */
export interface Clearance {
  isCleared: boolean;
  /** Categories that were not granted; none where a signal of the browser forbids it. */
  missing: string[];
}

/** Reads whether profiles may be used to reach their customers, by their present ids. */
export async function readClearances(
  database: Kysely<Database>,
  profileIds: string[],
): Promise<Map<string, Clearance>> {
  const { rows } = await sql<{ profileId: string; consents: Consent[] }>`
    select i.profile_id as "profileId", coalesce(
      jsonb_agg(jsonb_build_object('words', c.words, 'needs', c.needs))
        filter (where c.words is not null), '[]'
    ) as consents
    from cdp.identifiers i left join cdp.consents c on c.identifier_id = i.id
    where i.profile_id = any(${profileIds}::uuid[])
    group by i.profile_id
  `.execute(database);
  return new Map(
    rows.map(({ profileId, consents }) => {
      const { words, needs } = mergeConsents(consents);
      const isCleared = mayActivate(words, needs);
      return [profileId, { isCleared, missing: isCleared ? [] : missing(words, needs) }];
    }),
  );
}

function mergeConsents(consents: (Partial<Consent> | undefined)[]): Consent {
  return {
    words: mergeWords(...consents.map((consent) => consent?.words ?? {})),
    needs: [...new Set(consents.flatMap((consent) => consent?.needs ?? []))].sort(),
  };
}
