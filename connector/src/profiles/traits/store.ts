import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { keptTraits, mergeTraits, type TraitRanking, type TraitSet } from './trait-set.ts';
import { wordsOf } from './words.ts';

/** Traits that somebody said of an identifier. */
export interface SaidTraits {
  identifierId: string;
  traits: TraitSet;
}

/**
 * Adds traits to identifiers. The transaction must hold the lock of `lockIdentities`.
 *
 * They are one document an identifier: an identify brings many traits of one person at once, and one
 * row is cheaper to write and to read than a row for each.
 */
export async function addTraits(
  transaction: Transaction<Database>,
  said: SaidTraits[],
  ranking: TraitRanking,
): Promise<void> {
  const sets = Map.groupBy(said, ({ identifierId }) => identifierId);
  if (sets.size === 0) return;
  const known = await readTraits(transaction, [...sets.keys()]);
  const merged = [...sets].map(([identifierId, added]) => ({
    identifierId,
    traits: keptTraits(
      mergeTraits(ranking, known.get(identifierId) ?? {}, ...added.map(({ traits }) => traits)),
    ),
  }));
  await writeTraits(transaction, merged);
}

/** Takes back what a source said of identifiers. The transaction must hold the lock, as above. */
export async function withdrawTraits(
  transaction: Transaction<Database>,
  identifierIds: string[],
  source: string,
): Promise<void> {
  const known = await readTraits(transaction, identifierIds);
  const kept = [...known].map(([identifierId, traits]) => ({
    identifierId,
    traits: Object.fromEntries(
      Object.entries(traits).filter(([, trait]) => trait.source !== source),
    ),
  }));
  await writeTraits(transaction, kept);
}

async function readTraits(
  transaction: Transaction<Database>,
  identifierIds: string[],
): Promise<Map<string, TraitSet>> {
  if (identifierIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; traits: TraitSet }>`
    select identifier_id as id, traits from cdp.traits
    where identifier_id = any(${identifierIds}::uuid[])
  `.execute(transaction);
  return new Map(rows.map(({ id, traits }) => [id, traits]));
}

async function writeTraits(transaction: Transaction<Database>, said: SaidTraits[]): Promise<void> {
  if (said.length === 0) return;
  // Numbered under the lock, so whoever has read up to one of the numbers has missed nothing.
  await sql`
    with written as (
      insert into cdp.traits (identifier_id, traits)
      select identifier_id, traits::jsonb
      from unnest(
        ${said.map(({ identifierId }) => identifierId)}::uuid[],
        string_to_array(${said.map(({ traits }) => JSON.stringify(traits)).join('\n')}, E'\n')
      ) as said (identifier_id, traits)
      on conflict (identifier_id) do update set traits = excluded.traits
      returning identifier_id
    )
    insert into cdp.trait_changes (identifier_id) select identifier_id from written
  `.execute(transaction);
  // An array of arrays must be a rectangle, so words travel as text of one array each.
  await sql`
    insert into cdp.trait_words as known (identifier_id, words)
    select identifier_id, array_to_tsvector(array(select jsonb_array_elements_text(words::jsonb)))
    from unnest(
      ${said.map(({ identifierId }) => identifierId)}::uuid[],
      ${said.map(({ traits }) => JSON.stringify(wordsOf(traits)))}::text[]
    ) as said (identifier_id, words)
    on conflict (identifier_id) do update set words = excluded.words
      where known.words <> excluded.words
  `.execute(transaction);
}
