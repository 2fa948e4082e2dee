import { type Kysely, sql, type Transaction } from 'kysely';
import type { KnownForRules, KnownValues, knownValuesQuerySchema } from 'strapi-cdp-config';
import type { z } from 'zod';
import type { Database } from '../../database/index.ts';
import { isScalar, jsonPath } from '../../profiles/index.ts';
import { HttpProblem } from '../../server/index.ts';
import { knownTraits, type TraitsRow } from './known-traits.ts';
import { askDatabase } from './reading.ts';

/** Rows of a table that are looked at for what is frequent. */
const SAMPLE = 5_000;

/** Values that are offered of one thing. */
const MOST_VALUES = 30;

/** Days of events, and milliseconds, in which values of their properties are looked for. */
const RECENT_DAYS = 30;
const MOST_TIME = 5_000;

/** Lists what rules can ask about: what is there, and how frequent it is, about. */
export async function findKnown(database: Kysely<Database>): Promise<KnownForRules> {
  return askDatabase(database, async (transaction) => ({
    traits: await findTraits(transaction),
    identifierTypes: await findIdentifierTypes(transaction),
    catalogueFields: await findCatalogueFields(transaction),
    consentCategories: await findCategories(transaction),
  }));
}

async function findTraits(transaction: Transaction<Database>): Promise<KnownForRules['traits']> {
  const share = await sampleShare(transaction, 'traits');
  const { rows } = await sql<TraitsRow>`
    select i.profile_id as "profileId", t.traits
    from (select * from cdp.traits tablesample system (${100 * share}) limit ${2 * SAMPLE}) as t
    join cdp.identifiers i on i.id = t.identifier_id
  `.execute(transaction);
  return knownTraits(rows, share, MOST_VALUES);
}

/** Which part of a table is looked at: all of a small one. */
async function sampleShare(
  transaction: Transaction<Database>,
  table: 'traits' | 'consents',
): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select reltuples::float8 as rows from pg_class where oid = ${`cdp.${table}`}::regclass
  `.execute(transaction);
  return Math.min(1, SAMPLE / Math.max(1, rows[0]?.rows ?? 0));
}

async function findIdentifierTypes(
  transaction: Transaction<Database>,
): Promise<KnownForRules['identifierTypes']> {
  const { rows } = await sql<{ type: string; count: number }>`
    select type, count(*)::float8 as count
    from cdp.profiles p cross join unnest(p.identifier_types) as type
    group by type order by count(*) desc, type
  `.execute(transaction);
  return rows;
}

async function findCatalogueFields(
  transaction: Transaction<Database>,
): Promise<KnownForRules['catalogueFields']> {
  const { rows } = await sql<KnownForRules['catalogueFields'][number]>`
    with entries as (
      select content_type, fields from cdp.catalogue
      where status = 'published' and deleted_at is null limit ${SAMPLE}
    ), fields as (
      select content_type, key as field, value from entries cross join lateral jsonb_each(fields)
    ), counted as (
      select content_type, field, left(item.value #>> '{}', 200) as value, count(*) as times,
        row_number() over (
          partition by content_type, field order by count(*) desc, left(item.value #>> '{}', 200)
        ) as place
      from fields cross join lateral jsonb_path_query(fields.value, '$[*]') as item (value)
      where ${isScalar(sql`item.value`)}
      group by 1, 2, 3
    )
    select content_type as "contentType", field,
      coalesce((
        select jsonb_agg(c.value order by c.place) from counted c
        where c.content_type = f.content_type and c.field = f.field and c.place <= ${MOST_VALUES}
      ), '[]') as values
    from (select distinct content_type, field from fields) as f order by 1, 2
  `.execute(transaction);
  return rows;
}

async function findCategories(transaction: Transaction<Database>): Promise<string[]> {
  const share = await sampleShare(transaction, 'consents');
  const { rows } = await sql<{ category: string }>`
    select category
    from (select * from cdp.consents tablesample system (${100 * share}) limit ${2 * SAMPLE}) as c
    cross join lateral jsonb_object_keys(c.words) as category
    where category <> '*' group by category order by count(*) desc, category limit 100
  `.execute(transaction);
  return rows.map(({ category }) => category);
}

/**
 * Lists the most frequent values of a property of recent events. Nothing when looking for them would
 * take long: whoever knows one can still write it.
 */
export async function findKnownValues(
  database: Kysely<Database>,
  { type, name, path }: z.output<typeof knownValuesQuerySchema>,
  now: Date,
): Promise<KnownValues> {
  const since = new Date(now.getTime() - RECENT_DAYS * 24 * 60 * 60_000);
  const item = sql`item.value`;
  const ask = askDatabase(
    database,
    async (transaction) => {
      const { rows } = await sql<KnownValues['items'][number]>`
        select left(${item} #>> '{}', 200) as value, count(*)::float8 as count
        from (
          select properties from cdp.events
          where timestamp >= ${since}::timestamptz and timestamp <= ${now}::timestamptz
            and type = ${type} ${name === undefined ? sql`` : sql`and name = ${name}`}
          limit ${SAMPLE}
        ) as e
        cross join lateral jsonb_path_query(
          e.properties, ${jsonPath(path.endsWith('[]') ? path : `${path}[]`)}
        ) as item (value)
        where ${isScalar(item)}
        group by 1 order by 2 desc, 1 limit ${MOST_VALUES}
      `.execute(transaction);
      return rows;
    },
    MOST_TIME,
  );
  const items = await ask.catch((error: unknown) => {
    if (error instanceof HttpProblem && error.code === 'too_slow') return [];
    throw error;
  });
  return { items };
}
