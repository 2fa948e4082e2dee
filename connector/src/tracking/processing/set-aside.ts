import { sql } from 'kysely';
import { lockIdentities } from '../../identity/index.ts';
import type { Platform } from '../../platform.ts';
import type { Partitions } from './partitions.ts';
import { periodOf } from './periods.ts';

/**
 * PostgreSQL's classes of errors that the data is to blame for (Appendix A of its manual): the value
 * itself, a constraint, a limit of the program. After any other error the same event may succeed.
 */
const CLASSES_OF_DATA = ['22', '23', '54'];

/** Characters of a reason that are kept: enough to understand it, few enough to be grouped by. */
const REASON_LENGTH = 500;

/** Says whether a failure comes from an event and would come again. */
export function isFaultOfEvent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // What the database did not say, our own code said about the event.
  return code === undefined || CLASSES_OF_DATA.includes(code.slice(0, 2));
}

/**
 * Sets the oldest event of the inbox aside, with the reason, so that those behind it can go on. Its
 * message counts from then on: a repetition is none but a repetition, and the event may come back
 * without counting twice. If its message has counted before, it is itself a repetition and just goes.
 *
 * @returns the number of the event; null if there is none to set aside
 */
export async function setAsideOldest(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  partitions: Partitions,
  reason: string,
): Promise<string | null> {
  const now = clock();
  return database.transaction().execute(async (transaction) => {
    await lockIdentities(transaction);
    await partitions.prepare(transaction, [], now);
    const { rows } = await sql<{ id: string }>`
      with oldest as (
        delete from cdp.inbox where id = (select min(id) from cdp.inbox) returning *
      ), digests as (
        select encode(substring(sha256(convert_to(message_id, 'UTF8')) for 16), 'hex')::uuid as digest
        from oldest where not counted
      ), first as (
        insert into cdp.message_ids (digest, period)
        select digest, ${periodOf(now)}::date from digests
        where not exists (
          select from cdp.message_ids earlier
          where earlier.digest = digests.digest and earlier.period = ${periodOf(now, -1)}::date
        )
        on conflict do nothing
        returning digest
      ), volume as (
        insert into cdp.event_volume as known (minute, source, events, set_aside)
        select date_trunc('minute', received_at, 'UTC'), source, 0, 1
        from oldest where not counted and exists (select from first)
        on conflict (minute, source) do update set set_aside = known.set_aside + 1
      )
      insert into cdp.events_set_aside (id, received_at, source, message_id, event, reason,
        set_aside_at, counted)
      select id, received_at, source, message_id, to_jsonb(oldest),
        ${reason.slice(0, REASON_LENGTH)}, ${now}, true
      from oldest
      where counted or exists (select from first)
      returning id
    `.execute(transaction);
    return rows[0]?.id ?? null;
  });
}

/** Milliseconds of a day. */
const DAY = 24 * 60 * 60 * 1000;

/** Events that go in one statement: some may be large. */
const GOING_AT_ONCE = 5_000;

/**
 * Deletes events that were set aside longer ago than they are kept. Several processes may do so at once.
 *
 * @returns events
 */
export async function deleteOldSetAside({
  database,
  clock,
  settings,
}: Pick<Platform, 'database' | 'clock' | 'settings'>): Promise<number> {
  const before = new Date(clock().getTime() - settings.setAsideDays * DAY);
  let events = 0;
  for (;;) {
    const { numAffectedRows } = await sql`
      delete from cdp.events_set_aside where id in (
        select id from cdp.events_set_aside where set_aside_at < ${before}
        order by set_aside_at limit ${GOING_AT_ONCE} for update skip locked
      )
    `.execute(database);
    const gone = Number(numAffectedRows ?? 0);
    events += gone;
    if (gone < GOING_AT_ONCE) return events;
  }
}
