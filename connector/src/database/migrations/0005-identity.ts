import { type Kysely, sql } from 'kysely';

/** Merges that say why, splits of editors, and what profiles are found, filtered and counted by. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await explainMerges(database);
  await createSeparations(database);
  await describeProfiles(database);
  await createTraitWords(database);
}

async function explainMerges(database: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cdp.merges
      add column kept_ids uuid[] not null default '{}',
      add column cause jsonb not null default '{"kind": "weighed"}'
  `.execute(database);
  await sql`update cdp.merges set kept_ids = array[winner_id]`.execute(database);
  await sql`
    alter table cdp.merges drop column sources,
      alter column kept_ids drop default, alter column cause drop default
  `.execute(database);
  await sql`create unique index merges_by_id on cdp.merges (id)`.execute(database);
  await sql`create index merges_of_loser on cdp.merges (loser_id)`.execute(database);
  await sql`create index merges_newest on cdp.merges (merged_at)`.execute(database);
}

async function createSeparations(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.separations (
      id uuid primary key,
      merge_id uuid not null,
      near_ids uuid[] not null,
      far_ids uuid[] not null,
      separated_by text not null,
      separated_at timestamptz not null,
      reunited_by text,
      reunited_at timestamptz
    )
  `.execute(database);
  await sql`create index separations_of_merge on cdp.separations (merge_id)`.execute(database);
  await sql`
    create index separations_near on cdp.separations using gin (near_ids) where reunited_at is null
  `.execute(database);
}

async function describeProfiles(database: Kysely<unknown>): Promise<void> {
  // To the hour: an index over the moment itself would change with every event.
  await sql`
    alter table cdp.profiles
      add column identifier_types text[] not null default '{}',
      add column last_seen_hour timestamptz
  `.execute(database);
  await sql`
    update cdp.profiles p set
      identifier_types = coalesce(seen.types, '{}'),
      last_seen_hour = date_trunc('hour', coalesce(seen.last_at, p.created_at), 'UTC')
    from cdp.profiles same cross join lateral (
      select array_agg(distinct i.type) as types, max(i.last_seen_at) as last_at
      from cdp.identifiers i where i.profile_id = same.id and i.first_seen_at is not null
    ) as seen
    where same.id = p.id
  `.execute(database);
  await sql`
    alter table cdp.profiles
      alter column identifier_types drop default, alter column last_seen_hour set not null
  `.execute(database);
  await sql`
    create index profiles_last_seen on cdp.profiles (last_seen_hour desc, id desc)
  `.execute(database);
}

/**
 * The words that traits are found by. A table of its own, because most of what is written to traits
 * repeats what is known: then neither this row nor its index changes.
 */
async function createTraitWords(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.trait_words (
      identifier_id uuid primary key references cdp.traits on delete cascade,
      words tsvector not null
    )
  `.execute(database);
  await sql`create index trait_words_search on cdp.trait_words using gin (words)`.execute(database);
}
