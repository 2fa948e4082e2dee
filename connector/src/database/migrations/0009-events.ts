import { type Kysely, sql } from 'kysely';

/** Lets events that were set aside come back, once, however often their message arrives meanwhile. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table cdp.inbox add column counted boolean not null default false`.execute(
    database,
  );
  await sql`
    alter table cdp.events_set_aside add column counted boolean not null default false
  `.execute(database);
  await sql`
    create index events_set_aside_of_reason on cdp.events_set_aside (reason, id)
  `.execute(database);
}
