import { type Kysely, sql } from 'kysely';

/** Runs of workflows, what they delivered, and the catalogue that they fill. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await createRuns(database);
  await createExportedRecords(database);
  await createCatalogue(database);
}

async function createRuns(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.runs (
      id uuid primary key,
      workflow_key text not null,
      workflow_name text not null,
      kind text not null check (kind in ('content', 'user', 'product')),
      options jsonb not null,
      trigger text not null check (trigger in ('schedule', 'manual')),
      requested_by text,
      state text not null
        check (state in ('queued', 'running', 'retrying', 'finished', 'failed')),
      queued_at timestamptz not null,
      started_at timestamptz,
      ended_at timestamptz,
      due_at timestamptz not null,
      attempts integer not null default 0,
      failures integer not null default 0,
      phase text not null default 'pages' check (phase in ('pages', 'deletions', 'finish')),
      cursor text,
      pages integer not null default 0,
      batches integer not null default 0,
      read integer not null default 0,
      sent integer not null default 0,
      unchanged integer not null default 0,
      deleted integer not null default 0,
      bytes bigint not null default 0,
      total integer,
      error text,
      check ((state in ('finished', 'failed')) = (ended_at is not null))
    )
  `.execute(database);
  // A workflow never overlaps itself, however many processes try.
  await sql`
    create unique index runs_one_under_way on cdp.runs (workflow_key)
    where state in ('queued', 'running', 'retrying')
  `.execute(database);
  await sql`
    create index runs_due on cdp.runs (due_at)
    where state in ('queued', 'running', 'retrying')
  `.execute(database);
  await sql`
    create index runs_of_workflow on cdp.runs (workflow_key, queued_at desc, id desc)
  `.execute(database);
  await sql`create index runs_newest on cdp.runs (queued_at desc, id desc)`.execute(database);
  await sql`create index runs_ended on cdp.runs (ended_at)`.execute(database);
  await sql`
    create table cdp.kept_steps (
      run_id uuid primary key references cdp.runs (id) on delete cascade,
      step bytea not null
    )
  `.execute(database);
  // What comes compressed is not worth another attempt.
  await sql`alter table cdp.kept_steps alter column step set storage external`.execute(database);
}

async function createExportedRecords(database: Kysely<unknown>): Promise<void> {
  // Each run rewrites the row of each record that it meets. No index holds a column that changes, and
  // room is left beside each row, so that the new version replaces the old one in place (HOT).
  await sql`
    create table cdp.exported_records (
      workflow_key text not null,
      content_type text not null,
      document_id text not null,
      locale text not null,
      status text not null check (status in ('published', 'draft')),
      stream text not null,
      hash bytea check (length(hash) = 32),
      run_id uuid not null,
      sent_run_id uuid,
      sent_at timestamptz,
      gone boolean not null default false,
      primary key (workflow_key, content_type, document_id, locale, status)
    ) with (fillfactor = 70)
  `.execute(database);
}

async function createCatalogue(database: Kysely<unknown>): Promise<void> {
  // The document comes first in the key: events know a product by its document id alone.
  await sql`
    create table cdp.catalogue (
      content_type text not null,
      document_id text not null,
      locale text not null,
      status text not null check (status in ('published', 'draft')),
      kind text not null check (kind in ('content', 'user', 'product')),
      fields jsonb not null,
      updated_at timestamptz not null,
      run_id uuid not null,
      deleted_at timestamptz,
      primary key (document_id, content_type, locale, status)
    )
  `.execute(database);
}
