import { type Kysely, sql } from 'kysely';

/** What destinations refused, and how destinations are. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table cdp.runs add column failed integer not null default 0`.execute(database);
  // One row a record of a workflow that its destination refuses; it goes when the record is delivered.
  await sql`
    create table cdp.refused_records (
      workflow_key text not null,
      content_type text not null,
      document_id text not null,
      locale text not null,
      status text not null check (status in ('published', 'draft')),
      kind text not null check (kind in ('content', 'user', 'product')),
      run_id uuid not null,
      record jsonb not null,
      reason text not null,
      http_status integer,
      refused_at timestamptz not null,
      primary key (workflow_key, content_type, document_id, locale, status)
    )
  `.execute(database);
  await sql`create index refused_records_of_run on cdp.refused_records (run_id)`.execute(database);
  // Erasing a person looks for users by their document id alone.
  await sql`
    create index refused_users on cdp.refused_records (document_id) where kind = 'user'
  `.execute(database);
  await sql`
    create table cdp.destination_health (
      destination text primary key,
      failures integer not null,
      open_until timestamptz,
      last_error text,
      failed_at timestamptz,
      delivered_at timestamptz
    )
  `.execute(database);
}
