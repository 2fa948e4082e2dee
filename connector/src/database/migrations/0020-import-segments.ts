import { type Kysely, sql } from 'kysely';

/** How far an import is with putting the people of its file in segments, or out of them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cdp.import_runs add column assigned_row bigint not null default 0
  `.execute(database);
}
