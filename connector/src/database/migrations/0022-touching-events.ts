import { type Kysely, sql } from 'kysely';

/** Lets who looks at a profile know which events came: other rules say of it what they said before. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table cdp.audience_touched add column events text[]`.execute(database);
}
