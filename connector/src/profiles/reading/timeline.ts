import { type Kysely, sql } from 'kysely';
import {
  type EventsPage,
  type EventsQuery,
  type EventType,
  eventsPageSchema,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { HttpProblem } from '../../server/index.ts';
import { presentIdOf } from './identities.ts';

/** Where a page ends: the moment of its last event in milliseconds, and its number. */
interface Position {
  at: Date;
  id: string;
}

interface EventRow {
  id: string;
  messageId: string;
  type: EventType;
  name: string;
  source: string;
  timestamp: Date;
  receivedAt: Date;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
}

/**
 * Reads a page of the timeline of a profile, newest first, by any id that it ever had.
 *
 * @throws HttpProblem 400 for a position that is none
 */
export async function readTimeline(
  database: Kysely<Database>,
  anyId: string,
  { before, limit, type, name, source, from, to }: EventsQuery,
): Promise<EventsPage | undefined> {
  const profileId = await presentIdOf(database, anyId);
  if (profileId === undefined) return undefined;
  const position = before === undefined ? undefined : parsePosition(before);
  const earlier = position
    ? sql`and (e.timestamp, e.id) < (${position.at}::timestamptz, ${position.id}::bigint)`
    : sql``;
  const filters = [
    type === undefined ? sql`` : sql`and e.type = ${type}`,
    name === undefined ? sql`` : sql`and e.name = ${name}`,
    source === undefined ? sql`` : sql`and e.source = ${source}`,
    from === undefined ? sql`` : sql`and e.timestamp >= ${from}::timestamptz`,
    to === undefined ? sql`` : sql`and e.timestamp < ${to}::timestamptz`,
  ];
  // The newest of each identifier are read from the index, then the newest of those.
  const { rows } = await sql<EventRow>`
    select event.* from cdp.identifiers i
    cross join lateral (
      select e.id, e.message_id as "messageId", e.type, e.name, e.source, e.timestamp,
        e.received_at as "receivedAt", e.properties, e.context
      from cdp.events e where e.identifier_id = i.id ${earlier} ${sql.join(filters, sql` `)}
      order by e.timestamp desc, e.id desc limit ${limit + 1}
    ) as event
    where i.profile_id = ${profileId}
    order by event.timestamp desc, event.id desc limit ${limit + 1}
  `.execute(database);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return eventsPageSchema.parse({
    items: items.map(({ id: _id, timestamp, receivedAt, ...event }) => ({
      ...event,
      timestamp: timestamp.toISOString(),
      receivedAt: receivedAt.toISOString(),
    })),
    next: last && rows.length > limit ? `${last.timestamp.getTime()}.${last.id}` : null,
  });
}

function parsePosition(text: string): Position {
  const [, at, id] = /^(\d{1,15})\.(\d{1,18})$/.exec(text) ?? [];
  if (at && id) return { at: new Date(Number(at)), id };
  throw new HttpProblem(400, 'validation_failed', 'The request is not valid.', {
    details: [{ path: 'before', message: 'Use the next of the page above.' }],
  });
}
