import { type Kysely, sql } from 'kysely';

/** Lets a screen tell how much of what a source sent waits set aside: it was heard of, and not counted. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cdp.event_volume add column set_aside bigint not null default 0
  `.execute(database);
  await sql`
    insert into cdp.event_volume as known (minute, source, events, set_aside)
    select date_trunc('minute', received_at, 'UTC'), source, 0, count(*)
    from cdp.events_set_aside group by 1, 2
    on conflict (minute, source) do update set set_aside = excluded.set_aside
  `.execute(database);
}
