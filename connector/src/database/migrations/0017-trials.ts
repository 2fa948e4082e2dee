import { type Kysely, sql } from 'kysely';

/** What is wrong with records of a run that only tried. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cdp.runs add column problems jsonb not null default '[]'
  `.execute(database);
}
