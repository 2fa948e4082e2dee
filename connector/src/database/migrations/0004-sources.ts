import { type Kysely, sql } from 'kysely';

/** Lets a screen tell of each source when it was last heard of, and how much of it was rejected. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cdp.event_volume add column rejected bigint not null default 0
  `.execute(database);
  // Finds the latest minute of a source at once. It holds no column that changes (HOT).
  await sql`
    create index event_volume_of_source on cdp.event_volume (source, minute)
  `.execute(database);
}
