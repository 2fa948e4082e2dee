import { type Kysely, sql } from 'kysely';

/**
 * Audiences: the rules that are in force, who is in them since when, and what must be looked at next.
 *
 * Whether a profile is in an audience is a function of what is known of it and of the time. So a
 * profile is looked at as a whole when something is learned of it (`audience_touched`) and when time
 * alone may change the answer (`audience_due`), and membership is what the function says.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await createRules(database);
  await createMemberships(database);
  await createWork(database);
  await createSegments(database);
}

async function createRules(database: Kysely<unknown>): Promise<void> {
  // A changed rule is another row: the old one answers until the new one is whole.
  await sql`
    create table cdp.audience_rules (
      id integer generated always as identity primary key,
      audience text not null,
      version integer not null,
      resolved jsonb not null,
      state text not null check (state in ('computing', 'failed', 'live', 'retired')),
      up_to uuid,
      profiles_done bigint not null default 0,
      profiles_total bigint not null default 0,
      error text,
      created_at timestamptz not null,
      live_at timestamptz
    )
  `.execute(database);
  await sql`
    create unique index audience_rules_live on cdp.audience_rules (audience) where state = 'live'
  `.execute(database);
  await sql`
    create unique index audience_rules_next on cdp.audience_rules (audience)
    where state in ('computing', 'failed')
  `.execute(database);
}

async function createMemberships(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.memberships (
      rule_id integer not null,
      profile_id uuid not null,
      entered_at timestamptz not null,
      cause text not null,
      primary key (rule_id, profile_id)
    )
  `.execute(database);
  await sql`create index memberships_of_profile on cdp.memberships (profile_id)`.execute(database);
  await sql`
    create index memberships_newest on cdp.memberships (rule_id, entered_at desc, profile_id)
  `.execute(database);
  // One writer at a time, so that the numbers grow in the order of the commits: whoever has read up to
  // one of them has missed nothing.
  await sql`
    create table cdp.membership_changes (
      sequence bigint generated always as identity primary key,
      audience text not null,
      profile_id uuid not null,
      change text not null check (change in ('entered', 'exited')),
      at timestamptz not null,
      cause text not null,
      version integer not null
    )
  `.execute(database);
  await sql`
    create index membership_changes_of_audience on cdp.membership_changes (audience, sequence)
  `.execute(database);
  await sql`
    create index membership_changes_of_profile on cdp.membership_changes (profile_id, sequence)
  `.execute(database);
  await sql`
    create table cdp.audience_days (
      audience text not null,
      day date not null,
      size bigint not null,
      entered bigint not null,
      exited bigint not null,
      primary key (audience, day)
    ) with (fillfactor = 50)
  `.execute(database);
}

async function createWork(database: Kysely<unknown>): Promise<void> {
  // Rows are only ever added and deleted, never changed: who processes events does not wait for who
  // looks at profiles. They live for a moment, so vacuum goes by their count.
  await sql`
    create table cdp.audience_touched (
      id bigint generated always as identity primary key,
      identifier_id uuid,
      cause text not null,
      touched_at timestamptz not null default now()
    ) with (
      autovacuum_vacuum_scale_factor = 0,
      autovacuum_vacuum_threshold = 20000,
      autovacuum_vacuum_insert_threshold = -1,
      autovacuum_analyze_scale_factor = 0,
      autovacuum_analyze_threshold = 50000
    )
  `.execute(database);
  await sql`
    create table cdp.audience_due (
      profile_id uuid primary key,
      due_at timestamptz not null
    ) with (fillfactor = 75)
  `.execute(database);
  await sql`create index audience_due_next on cdp.audience_due (due_at)`.execute(database);
  await sql`
    create table cdp.audience_clock (
      only_row boolean primary key default true check (only_row),
      judged_at timestamptz not null,
      catalogue_changed_at timestamptz
    ) with (fillfactor = 10)
  `.execute(database);
  await sql`insert into cdp.audience_clock (judged_at) values ('epoch')`.execute(database);
}

async function createSegments(database: Kysely<unknown>): Promise<void> {
  // What people say of a customer hangs on an identifier, as events do, so that merges move nothing.
  await sql`
    create table cdp.segment_overrides (
      identifier_id uuid not null,
      segment_group text not null,
      segment text not null,
      is_in boolean not null,
      reason text not null,
      said_by text not null,
      said_at timestamptz not null,
      primary key (identifier_id, segment_group, segment)
    )
  `.execute(database);
  await sql`
    create index segment_overrides_of_segment on cdp.segment_overrides (segment_group, segment)
  `.execute(database);
  await sql`
    create table cdp.segment_memberships (
      segment_group text not null,
      segment text not null,
      profile_id uuid not null,
      entered_at timestamptz not null,
      primary key (segment_group, segment, profile_id)
    )
  `.execute(database);
  await sql`
    create index segment_memberships_of_profile on cdp.segment_memberships (profile_id)
  `.execute(database);
  await sql`
    create table cdp.segment_changes (
      sequence bigint generated always as identity primary key,
      segment_group text not null,
      segment text not null,
      profile_id uuid not null,
      change text not null check (change in ('entered', 'exited')),
      at timestamptz not null
    )
  `.execute(database);
  await sql`
    create index segment_changes_of_group on cdp.segment_changes (segment_group, sequence)
  `.execute(database);
}
