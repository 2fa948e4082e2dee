import { sql, type Transaction } from 'kysely';
import { column, type Database } from '../../database/index.ts';
import type { WaitingEvent } from './take.ts';

const MINUTE = 60_000;

/** An event that counts, and the identifier that it belongs to. */
export interface OwnedEvent {
  event: WaitingEvent;
  identifierId: string;
}

/**
 * Moves events from the inbox to the timeline. They never leave the database on the way.
 *
 * @param taken all events that were taken
 * @param owned those that count; the others are repetitions and just go
 */
export async function storeEvents(
  transaction: Transaction<Database>,
  taken: WaitingEvent[],
  owned: OwnedEvent[],
): Promise<void> {
  await sql`
    with gone as (
      delete from cdp.inbox using unnest(${column(
        taken.map(({ id }) => id),
        'bigint',
      )}) as taken (id)
      where inbox.id = taken.id
    )
    insert into cdp.events (identifier_id, timestamp, id, message_id, type, name, source, received_at,
      properties, context, envelope)
    select owned.identifier_id, i.timestamp, i.id, i.message_id, i.type, i.name, i.source,
      i.received_at, i.properties, i.context, i.envelope
    from unnest(
      ${column(
        owned.map(({ event }) => event.id),
        'bigint',
      )},
      ${column(
        owned.map(({ identifierId }) => identifierId),
        'uuid',
      )}
    ) as owned (id, identifier_id)
    join cdp.inbox i on i.id = owned.id
  `.execute(transaction);
}

interface Count {
  minute: Date;
  source: string;
  events: number;
  dropped: number;
  /** Negative for those that come back. */
  setAside: number;
}

/** What became of events: were they stored, not agreed to, or set aside. */
export interface Outcomes {
  events: WaitingEvent[];
  dropped: WaitingEvent[];
  setAside: WaitingEvent[];
}

/** Counts events by the minute of their arrival and source: a screen must not count the timeline. */
export async function countVolume(
  transaction: Transaction<Database>,
  outcomes: Outcomes,
): Promise<void> {
  const counts = new Map<string, Count>();
  const add = ({ receivedAt, source, replayed }: WaitingEvent, what: keyof Outcomes) => {
    const minute = new Date(Math.floor(receivedAt.getTime() / MINUTE) * MINUTE);
    const key = `${minute.getTime()} ${source}`;
    const count = counts.get(key) ?? { minute, source, events: 0, dropped: 0, setAside: 0 };
    count[what] += 1;
    if (replayed) count.setAside -= 1;
    counts.set(key, count);
  };
  for (const event of outcomes.events) add(event, 'events');
  for (const event of outcomes.dropped) add(event, 'dropped');
  for (const event of outcomes.setAside) add(event, 'setAside');
  const volumes = [...counts.values()];
  if (volumes.length === 0) return;
  await sql`
    insert into cdp.event_volume as known (minute, source, events, dropped, set_aside)
    select * from unnest(
      ${volumes.map(({ minute }) => minute)}::timestamptz[],
      ${volumes.map(({ source }) => source)}::text[],
      ${volumes.map((volume) => volume.events)}::bigint[],
      ${volumes.map((volume) => volume.dropped)}::bigint[],
      ${volumes.map((volume) => volume.setAside)}::bigint[]
    )
    on conflict (minute, source) do update set events = known.events + excluded.events,
      dropped = known.dropped + excluded.dropped,
      set_aside = known.set_aside + excluded.set_aside
  `.execute(transaction);
}
