import { type Kysely, sql } from 'kysely';

/** What is to be forgotten though a run has it in hand, and when events set aside are forgotten. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.withdrawals (
      run_id uuid not null,
      hash bytea not null,
      primary key (run_id, hash)
    )
  `.execute(database);
  await sql`
    alter table cdp.import_files add column forgotten boolean not null default false
  `.execute(database);
  await sql`
    create index events_set_aside_at on cdp.events_set_aside (set_aside_at)
  `.execute(database);
}
