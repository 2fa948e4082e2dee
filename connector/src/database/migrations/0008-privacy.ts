import { type Kysely, sql } from 'kysely';

/** Privacy requests, and the identifiers of people who want nothing kept of them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await createKey(database);
  await createRequests(database);
  await createSuppressedIdentifiers(database);
}

/**
 * The key of all hashes of identifiers. It belongs to the database, not to the environment: whoever
 * rotates a secret must not thereby let suppressed people in again.
 */
async function createKey(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.privacy_key (
      only_one boolean primary key default true check (only_one),
      key bytea not null check (length(key) = 32)
    )
  `.execute(database);
  await sql`
    insert into cdp.privacy_key (key)
    values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
  `.execute(database);
}

async function createRequests(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.privacy_requests (
      id uuid primary key,
      action text not null check (action in ('export', 'delete', 'suppress', 'unsuppress')),
      state text not null check (state in ('requested', 'working', 'done', 'failed')),
      requested_by text not null,
      origin text not null check (origin in ('admin', 'api', 'terminal')),
      requested_at timestamptz not null,
      ended_at timestamptz,
      identifier_types text[] not null,
      identifier_hashes bytea[] not null,
      erasing_ids uuid[] not null default '{}',
      counts jsonb not null default '{}',
      error text,
      check ((state in ('done', 'failed')) = (ended_at is not null))
    )
  `.execute(database);
  await sql`
    create index privacy_requests_newest on cdp.privacy_requests (requested_at desc, id desc)
  `.execute(database);
  await sql`
    create index privacy_requests_of_person on cdp.privacy_requests using gin (identifier_hashes)
  `.execute(database);
}

async function createSuppressedIdentifiers(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.suppressed_identifiers (
      hash bytea primary key,
      request_id uuid not null,
      suppressed_at timestamptz not null
    )
  `.execute(database);
  await sql`
    create index suppressed_identifiers_of_request on cdp.suppressed_identifiers (request_id)
  `.execute(database);
}
