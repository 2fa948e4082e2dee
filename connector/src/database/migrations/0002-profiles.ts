import { type Kysely, sql } from 'kysely';

/**
 * Events, and the profiles that they become.
 *
 * An event belongs for ever to one identifier, the strongest that it carries, and so do traits. A
 * profile is a set of identifiers. Merging two profiles therefore rewrites a handful of rows in
 * `identifiers` and never an event, however long the history; taking a merge back does the same; and
 * the key that events are spread by on several machines never changes.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await createInbox(database);
  await createMessageIds(database);
  await createEvents(database);
  await createIdentifiers(database);
  await createProfiles(database);
}

/** What was acknowledged and is not yet in a profile. */
async function createInbox(database: Kysely<unknown>): Promise<void> {
  // Rows live for a moment: vacuum by count, whatever the size, or the front of the index fills with
  // dead entries that every look at the oldest rows must step over.
  await sql`
    create table cdp.inbox (
      id bigint generated always as identity primary key,
      received_at timestamptz not null,
      source text not null,
      trusted boolean not null,
      message_id text not null,
      type text not null,
      name text not null,
      timestamp timestamptz not null,
      identity jsonb not null,
      properties jsonb not null,
      context jsonb not null,
      envelope jsonb not null
    ) with (
      autovacuum_vacuum_scale_factor = 0,
      autovacuum_vacuum_threshold = 20000,
      autovacuum_vacuum_insert_threshold = -1,
      autovacuum_analyze_scale_factor = 0,
      autovacuum_analyze_threshold = 50000
    )
  `.execute(database);
  await sql`
    create table cdp.events_set_aside (
      id bigint primary key,
      received_at timestamptz not null,
      source text not null,
      message_id text not null,
      event jsonb not null,
      reason text not null,
      set_aside_at timestamptz not null
    )
  `.execute(database);
}

/**
 * Remembers which messages have counted. A period's rows go all at once, with their partition. The
 * key is a digest: short and of one length, however long the id.
 */
async function createMessageIds(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.message_ids (
      digest uuid not null,
      period date not null,
      primary key (digest, period)
    ) partition by list (period)
  `.execute(database);
}

/**
 * Partitioned by the time of the event, because questions ask for it and retention goes by it. What
 * is older than the partitions go back, such as an import of past years, lands in the default one.
 */
async function createEvents(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.events (
      identifier_id uuid not null,
      timestamp timestamptz not null,
      id bigint not null,
      message_id text not null,
      type text not null,
      name text not null,
      source text not null,
      received_at timestamptz not null,
      properties jsonb not null,
      context jsonb not null,
      envelope jsonb not null,
      primary key (identifier_id, timestamp, id)
    ) partition by range (timestamp)
  `.execute(database);
  await sql`create table cdp.events_default partition of cdp.events default`.execute(database);
  await sql`
    create table cdp.event_volume (
      minute timestamptz not null,
      source text not null,
      events bigint not null,
      primary key (minute, source)
    ) with (fillfactor = 50)
  `.execute(database);
}

async function createIdentifiers(database: Kysely<unknown>): Promise<void> {
  // No index holds what changes with every event, so a new version of a row replaces the old one in
  // place (HOT). Collation C makes the unique index serve searches by prefix too.
  await sql`
    create table cdp.identifiers (
      id uuid primary key,
      type text collate "C" not null,
      value text collate "C" not null,
      profile_id uuid not null,
      superseded boolean not null default false,
      source text not null,
      created_at timestamptz not null,
      first_seen_at timestamptz,
      last_seen_at timestamptz,
      event_count bigint not null default 0,
      unique (type, value)
    ) with (fillfactor = 75)
  `.execute(database);
  await sql`
    create index identifiers_of_profile on cdp.identifiers (profile_id)
  `.execute(database);
  await sql`
    create table cdp.links (
      identifier_id uuid not null,
      key uuid not null,
      others uuid[] not null,
      trusted boolean not null,
      supersedes uuid,
      at timestamptz not null,
      primary key (identifier_id, key)
    )
  `.execute(database);
}

async function createProfiles(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.profiles (
      id uuid primary key,
      created_at timestamptz not null,
      contest_id uuid
    )
  `.execute(database);
  await sql`create index profiles_newest on cdp.profiles (created_at desc, id desc)`.execute(
    database,
  );
  await sql`
    create index profiles_of_contest on cdp.profiles (contest_id) where contest_id is not null
  `.execute(database);
  await sql`
    create table cdp.contests (
      id uuid primary key,
      links integer not null,
      latest_at timestamptz not null,
      latest_key uuid not null
    )
  `.execute(database);
  await sql`
    create table cdp.merges (
      winner_id uuid not null,
      id uuid not null,
      loser_id uuid not null,
      identifier_ids uuid[] not null,
      sources text[] not null,
      merged_at timestamptz not null,
      primary key (winner_id, id)
    )
  `.execute(database);
  await sql`
    create table cdp.traits (
      identifier_id uuid primary key,
      traits jsonb not null
    ) with (fillfactor = 80)
  `.execute(database);
}
