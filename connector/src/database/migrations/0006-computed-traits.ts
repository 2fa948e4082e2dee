import { type Kysely, sql } from 'kysely';

/**
 * Computed traits: what is computed, and the state that values are read from.
 *
 * State belongs to identifiers, as events do, and can be added up: a profile's value is that of its
 * identifiers together. So merges and splits cost nothing here, and order of arrival has no meaning.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  // A changed definition is another computation: the old one answers until the new one is whole.
  await sql`
    create table cdp.computations (
      id integer generated always as identity primary key,
      trait text not null,
      name text not null,
      computation jsonb not null,
      state text not null check (state in ('computing', 'failed', 'live', 'retired')),
      up_to uuid,
      events_done bigint not null default 0,
      events_total bigint not null default 0,
      error text,
      created_at timestamptz not null
    )
  `.execute(database);
  await sql`
    create unique index computations_live on cdp.computations (trait) where state = 'live'
  `.execute(database);
  await sql`
    create unique index computations_next on cdp.computations (trait)
    where state in ('computing', 'failed')
  `.execute(database);
  // No index holds what changes with every event, so that a new version of a row replaces the old one
  // in place (HOT).
  await sql`
    create table cdp.computed_state (
      identifier_id uuid not null,
      computation_id integer not null,
      bucket timestamptz not null,
      value text collate "C" not null,
      count bigint not null,
      sum numeric,
      low numeric,
      high numeric,
      first bigint[],
      first_value jsonb,
      last bigint[],
      last_value jsonb,
      primary key (identifier_id, computation_id, bucket, value)
    ) with (fillfactor = 80)
  `.execute(database);
  // What leaves the windows next: a bucket is due at its beginning plus the length of the window.
  await sql`
    create index computed_state_due on cdp.computed_state (computation_id, bucket)
    where bucket > '-infinity'
  `.execute(database);
}
