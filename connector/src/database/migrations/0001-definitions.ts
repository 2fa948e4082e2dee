import { type Kysely, sql } from 'kysely';

/** The last good copy of what editors wrote: one row. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.definitions (
      id boolean primary key default true check (id),
      etag text not null,
      document jsonb not null,
      checked_at timestamptz not null
    )
  `.execute(database);
}
