import { type Kysely, sql } from 'kysely';

/** Files to import, how they are mapped, their runs, and which rows have counted. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await createFiles(database);
  await createMappings(database);
  await createRuns(database);
  await createLedger(database);
}

/** Files are in the database so that any connector can go on with them. */
async function createFiles(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.import_files (
      id uuid primary key,
      name text not null,
      bytes bigint not null,
      complete boolean not null default false,
      created_at timestamptz not null
    )
  `.execute(database);
  await sql`
    create table cdp.import_parts (
      file_id uuid not null references cdp.import_files (id) on delete cascade,
      part integer not null,
      bytes integer not null,
      data bytea not null,
      primary key (file_id, part)
    )
  `.execute(database);
  // What comes compressed is not worth another attempt.
  await sql`alter table cdp.import_parts alter column data set storage external`.execute(database);
}

async function createMappings(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.import_mappings (
      name text primary key,
      mapping jsonb not null,
      used_at timestamptz not null
    )
  `.execute(database);
}

async function createRuns(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.import_runs (
      id uuid primary key,
      file_id uuid references cdp.import_files (id) on delete set null,
      file_name text not null,
      source text not null,
      mapping jsonb not null,
      requested_by text not null,
      state text not null check
        (state in ('queued', 'running', 'retrying', 'finished', 'failed', 'cancelled')),
      queued_at timestamptz not null,
      started_at timestamptz,
      ended_at timestamptz,
      due_at timestamptz not null,
      attempts integer not null default 0,
      failures integer not null default 0,
      row bigint not null default 0,
      added bigint not null default 0,
      known bigint not null default 0,
      bad bigint not null default 0,
      bytes bigint not null,
      bytes_read bigint not null default 0,
      waiting boolean not null default false,
      error text,
      check ((state in ('finished', 'failed', 'cancelled')) = (ended_at is not null))
    )
  `.execute(database);
  // How often a row has come is counted by one run at a time.
  await sql`
    create unique index import_runs_one_under_way on cdp.import_runs (source)
    where state in ('queued', 'running', 'retrying')
  `.execute(database);
  await sql`
    create index import_runs_due on cdp.import_runs (due_at)
    where state in ('queued', 'running', 'retrying')
  `.execute(database);
  await sql`
    create index import_runs_newest on cdp.import_runs (queued_at desc, id desc)
  `.execute(database);
  await sql`create index import_runs_of_file on cdp.import_runs (file_id)`.execute(database);
  await sql`
    create table cdp.import_bad_rows (
      run_id uuid not null references cdp.import_runs (id) on delete cascade,
      row bigint not null,
      reason text not null,
      raw text not null,
      primary key (run_id, row)
    )
  `.execute(database);
}

/**
 * Remembers for ever what was imported, one row for each distinct row of a source. Every import of a
 * file again rewrites them: room is left beside each, so that the new version replaces the old one in
 * place (HOT).
 */
async function createLedger(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.imported_rows (
      source text not null,
      key uuid not null,
      count integer not null,
      states uuid[] not null,
      run_id uuid not null,
      run_count integer not null,
      primary key (source, key)
    ) with (fillfactor = 70)
  `.execute(database);
}
