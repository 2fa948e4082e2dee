import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { type ErasedEvent, eraseFromColumns, lockChunks } from '../event-columns/index.ts';
import { type Holding, namesPerson, type Person } from '../identity/index.ts';
import { liveHolding } from './live/index.ts';
import { DIGEST } from './processing/digest.ts';
import { Partitions } from './processing/partitions.ts';
import { periodOf } from './processing/periods.ts';

/** Events read at once. */
const BATCH = 500;

/**
 * What this domain keeps of people. The inbox goes before the events set aside: an event that moves
 * from one to the other meanwhile is then met in either.
 */
export const trackingHoldings: Holding[] = [
  {
    name: 'waitingEvents',
    read: readWaiting,
    forget: (transaction, person, now) =>
      forgetMessages(transaction, sql`cdp.inbox`, namesPerson('identity', person), now),
  },
  {
    name: 'eventsSetAside',
    read: readSetAside,
    forget: (transaction, person, now) => {
      const named = namesPerson("(event -> 'identity')", person);
      return forgetMessages(transaction, sql`cdp.events_set_aside`, named, now);
    },
  },
  liveHolding,
  { name: 'events', read: readEvents, sweep: sweepEvents },
];

/** Ends messages that were not processed. They count from now on: a client that resends one is late. */
async function forgetMessages(
  transaction: Transaction<Database>,
  table: RawBuilder<unknown>,
  condition: RawBuilder<boolean>,
  now: Date,
): Promise<number> {
  await new Partitions().prepare(transaction, [], now);
  const { rows } = await sql<{ messages: number }>`
    with gone as (
      delete from ${table} where ${condition} returning message_id
    ), counted as (
      insert into cdp.message_ids (digest, period)
      select distinct ${DIGEST}, ${periodOf(now)}::date from gone
      on conflict do nothing
    )
    select count(*)::int as messages from gone
  `.execute(transaction);
  return rows[0]?.messages ?? 0;
}

async function sweepEvents(
  transaction: Transaction<Database>,
  identifierIds: string[],
  limit: number,
): Promise<number> {
  await lockChunks(transaction);
  const { rows } = await sql<ErasedEvent>`
    delete from cdp.events e using (
      select identifier_id, timestamp, id from cdp.events
      where identifier_id = any(${identifierIds}::uuid[]) limit ${limit}
    ) as batch
    where e.identifier_id = batch.identifier_id and e.timestamp = batch.timestamp and e.id = batch.id
    returning e.type, e.name, e.arrival::float8 as arrival, e.id::float8 as id
  `.execute(transaction);
  await eraseFromColumns(transaction, rows);
  return rows.length;
}

async function* readEvents(database: Kysely<Database>, { identifierIds }: Person) {
  for (const identifierId of identifierIds) {
    let last: { timestamp: Date; id: string } | undefined;
    do {
      const rows = await database
        .selectFrom('events')
        .select(['id', 'message_id as messageId', 'type', 'name', 'source', 'timestamp'])
        .select(['received_at as receivedAt', 'properties', 'context', 'envelope'])
        .where('identifier_id', '=', identifierId)
        .$if(last !== undefined, (events) =>
          events.where(sql<boolean>`(timestamp, id) > (${last?.timestamp}, ${last?.id})`),
        )
        .orderBy('timestamp')
        .orderBy('id')
        .limit(BATCH)
        .execute();
      for (const { id: _id, ...event } of rows) yield event;
      last = rows.length === BATCH ? rows.at(-1) : undefined;
    } while (last);
  }
}

async function* readWaiting(database: Kysely<Database>, person: Person) {
  let last = '0';
  for (;;) {
    const rows = await database
      .selectFrom('inbox')
      .select(['id', 'message_id as messageId', 'type', 'name', 'source', 'timestamp'])
      .select(['received_at as receivedAt', 'properties', 'context', 'envelope'])
      .where(namesPerson('identity', person))
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    for (const { id: _id, ...event } of rows) yield event;
    const end = rows.at(-1);
    if (rows.length < BATCH || !end) return;
    last = end.id;
  }
}

async function* readSetAside(database: Kysely<Database>, person: Person) {
  const rows = await database
    .selectFrom('events_set_aside')
    .select(['event', 'reason', 'received_at as receivedAt', 'set_aside_at as setAsideAt'])
    .where(namesPerson("(event -> 'identity')", person))
    .orderBy('id')
    .execute();
  yield* rows;
}
