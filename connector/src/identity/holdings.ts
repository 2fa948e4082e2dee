import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/index.ts';
import { forgetIdentifiers, forgetLinks, forgetMerges } from './forget.ts';
import type { Identifier } from './identifier.ts';
import type { Holding, Person } from './person.ts';

/**
 * What this domain keeps of people. Evidence goes before the identifiers, by which it is found, and
 * other domains' holdings go before these.
 */
export const identityHoldings: Holding[] = [
  { name: 'merges', read: readMerges, forget: forgetMerges },
  { name: 'evidence', read: readEvidence, forget: forgetLinks },
  { name: 'identifiers', read: readIdentifiers, forget: forgetIdentifiers },
];

async function* readIdentifiers(database: Kysely<Database>, { identifierIds }: Person) {
  const rows = await database
    .selectFrom('identifiers')
    .select(['type', 'value', 'source', 'created_at as createdAt'])
    .select(['first_seen_at as firstSeenAt', 'last_seen_at as lastSeenAt'])
    .where('id', 'in', none(identifierIds))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  yield* rows;
}

/** Evidence of others that names the person is left out: it would tell who they are. */
async function* readEvidence(database: Kysely<Database>, { identifierIds }: Person) {
  const { rows } = await sql<{ at: Date; trusted: boolean; identifiers: Identifier[] }>`
    select l.at, l.trusted, (
      select jsonb_agg(jsonb_build_object('type', i.type, 'value', i.value))
      from cdp.identifiers i
      where i.id = any(l.identifier_id || l.others) and i.id = any(${identifierIds}::uuid[])
    ) as identifiers
    from cdp.links l where l.identifier_id = any(${identifierIds}::uuid[])
    order by l.at, l.key
  `.execute(database);
  yield* rows;
}

async function* readMerges(database: Kysely<Database>, { identifierIds }: Person) {
  const { rows } = await sql<{ mergedAt: Date; identifiers: Identifier[] }>`
    select m.merged_at as "mergedAt", (
      select jsonb_agg(jsonb_build_object('type', i.type, 'value', i.value))
      from cdp.identifiers i
      where i.id = any(m.identifier_ids) and i.id = any(${identifierIds}::uuid[])
    ) as identifiers
    from cdp.merges m where m.identifier_ids && ${identifierIds}::uuid[]
    order by m.merged_at, m.id
  `.execute(database);
  yield* rows;
}

/** SQL knows no empty list; nothing has this id. */
function none(ids: string[]): string[] {
  return ids.length > 0 ? ids : ['00000000-0000-0000-0000-000000000000'];
}
