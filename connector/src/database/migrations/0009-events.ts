import { type Kysely, sql } from 'kysely';

/** What becomes of events besides that they are processed. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await letEventsComeBack(database);
  await createLiveEvents(database);
  await createConsents(database);
  await createSeenEvents(database);
}

/** Lets events that were set aside come back, once, however often their message arrives meanwhile. */
async function letEventsComeBack(database: Kysely<unknown>): Promise<void> {
  await sql`alter table cdp.inbox add column counted boolean not null default false`.execute(
    database,
  );
  await sql`
    alter table cdp.events_set_aside add column counted boolean not null default false
  `.execute(database);
  await sql`
    create index events_set_aside_of_reason on cdp.events_set_aside (reason, id)
  `.execute(database);
}

/** The latest verdicts while somebody watches. They need not survive anything, so nothing is logged. */
async function createLiveEvents(database: Kysely<unknown>): Promise<void> {
  await sql`
    create unlogged table cdp.live_events (
      id bigint generated always as identity primary key,
      source text not null,
      type text not null,
      name text not null,
      verdict text not null,
      entry jsonb not null
    )
  `.execute(database);
  await sql`
    create table cdp.live_watch (
      only_row boolean primary key default true check (only_row),
      until timestamptz not null
    )
  `.execute(database);
}

/** What customers agreed to hangs on their identifiers, as traits do, so that merges move nothing. */
async function createConsents(database: Kysely<unknown>): Promise<void> {
  await sql`alter table cdp.inbox add column conditions jsonb`.execute(database);
  await sql`
    alter table cdp.event_volume add column dropped bigint not null default 0
  `.execute(database);
  await sql`
    create table cdp.consents (
      identifier_id uuid primary key,
      words jsonb not null,
      needs jsonb not null
    ) with (fillfactor = 80)
  `.execute(database);
}

/** What came, to make a plan of: which events, and which kinds of value at which paths. */
async function createSeenEvents(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.seen_events (
      type text not null,
      name text not null,
      events bigint not null,
      examined bigint not null,
      violations bigint not null,
      last_seen_at timestamptz not null,
      primary key (type, name)
    ) with (fillfactor = 50)
  `.execute(database);
  await sql`
    create table cdp.seen_properties (
      type text not null,
      name text not null,
      path text not null,
      kind text not null,
      events bigint not null,
      primary key (type, name, path, kind)
    ) with (fillfactor = 50)
  `.execute(database);
}
