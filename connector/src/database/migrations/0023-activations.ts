import { type Kysely, sql } from 'kysely';

/** Activations: what destinations are to be told of memberships, and how far that is. */
export async function up(database: Kysely<unknown>): Promise<void> {
  // One row an activation that is known: where it stands.
  await sql`
    create table cdp.activations (
      activation text primary key,
      audience text not null,
      enabled boolean not null,
      existing boolean not null,
      triggers text[] not null,
      since bigint not null,
      delivered bigint not null default 0,
      skipped bigint not null default 0,
      delivered_at timestamptz,
      failures integer not null default 0,
      due_at timestamptz,
      problem text,
      destination text not null,
      snapshot_started_at timestamptz,
      snapshot_ended_at timestamptz,
      snapshot_members bigint,
      snapshot_error text
    ) with (fillfactor = 50)
  `.execute(database);
  // One row a person to be told of; it stays as the memory of what was told.
  await sql`
    create table cdp.activation_deliveries (
      id bigint generated always as identity,
      profile_id uuid not null,
      activation text not null,
      audience text not null,
      change text not null check (change in ('entered', 'exited', 'member')),
      cause text not null,
      at timestamptz not null,
      state text not null default 'waiting'
        check (state in ('waiting', 'delivered', 'refused', 'skipped')),
      batch bigint,
      tries integer not null default 0,
      reason text,
      ended_at timestamptz,
      primary key (profile_id, id)
    ) with (fillfactor = 80)
  `.execute(database);
  await sql`
    create index activation_deliveries_of_activation
    on cdp.activation_deliveries (activation, id)
  `.execute(database);
  await sql`
    create index activation_deliveries_open on cdp.activation_deliveries (activation, state, id)
    where state in ('waiting', 'refused')
  `.execute(database);
  // How far changes of memberships have been taken in.
  await sql`
    create table cdp.activation_clock (
      only_row boolean primary key default true check (only_row),
      sequence bigint not null
    ) with (fillfactor = 10)
  `.execute(database);
  await sql`
    insert into cdp.activation_clock (sequence)
    select coalesce(max(sequence), 0) from cdp.membership_changes
  `.execute(database);
}
