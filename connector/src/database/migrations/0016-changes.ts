import { type Kysely, sql } from 'kysely';

/** From where workflows go on when they export what changed, and runs that do so. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cdp.runs
      drop constraint runs_phase_check,
      add constraint runs_phase_check
        check (phase in ('changes', 'pages', 'deletions', 'finish')),
      add column changes_from text,
      add column compared boolean not null default false
  `.execute(database);
  await sql`
    create table cdp.change_positions (
      workflow_key text primary key,
      stream text not null,
      position text not null,
      compared_at timestamptz not null
    )
  `.execute(database);
}
