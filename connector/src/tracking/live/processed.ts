import { type Kysely, sql, type Transaction } from 'kysely';
import type { Verdict } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { type LiveEntry, shorten } from './entry.ts';

/** Events of one batch that are described: of more, the latest. */
const MOST_DESCRIBED = 100;

/** What became of an event of the inbox. */
export interface Outcome {
  /** Its number in the inbox. */
  id: string;
  verdict: Verdict;
  reason: string | null;
  profileId: string | null;
}

interface Row {
  id: string;
  receivedAt: Date;
  source: string;
  messageId: string;
  type: string;
  name: string;
  timestamp: Date;
  properties: LiveEntry['event'];
  context: LiveEntry['event'];
  envelope: LiveEntry['event'];
}

/** Describes events while they are still in the inbox. */
export async function describeProcessed(
  transaction: Transaction<Database>,
  outcomes: Outcome[],
): Promise<LiveEntry[]> {
  const latest = outcomes.slice(-MOST_DESCRIBED);
  const byId = new Map(latest.map((outcome) => [outcome.id, outcome]));
  const { rows } = await sql<Row>`
    select id, received_at as "receivedAt", source, message_id as "messageId", type, name, timestamp,
      properties, context, envelope
    from cdp.inbox where id = any(${[...byId.keys()]}::bigint[]) order by id
  `.execute(transaction);
  return rows.flatMap((row) => {
    const outcome = byId.get(row.id);
    return outcome ? [toEntry(row, outcome)] : [];
  });
}

/** Describes an event that was set aside. */
export async function describeSetAside(
  database: Kysely<Database>,
  id: string,
): Promise<LiveEntry[]> {
  const { rows } = await sql<Row & { reason: string }>`
    select aside.id, aside.received_at as "receivedAt", aside.source, aside.reason,
      aside.message_id as "messageId", was.type, was.name, was.timestamp, was.properties, was.context,
      was.envelope
    from cdp.events_set_aside aside
    cross join lateral jsonb_populate_record(null::cdp.inbox, aside.event) as was
    where aside.id = ${id}::bigint
  `.execute(database);
  return rows.map(({ reason, ...row }) =>
    toEntry(row, { id: row.id, verdict: 'set_aside', reason, profileId: null }),
  );
}

function toEntry(row: Row, { verdict, reason, profileId }: Outcome): LiveEntry {
  const { receivedAt, source, messageId, type, name, timestamp } = row;
  const { properties, context, envelope } = row;
  return {
    receivedAt: receivedAt.toISOString(),
    source,
    verdict,
    reason,
    type,
    name,
    messageId,
    profileId,
    event: shorten({
      type,
      name,
      messageId,
      timestamp: timestamp.toISOString(),
      // What somebody did not agree to is not shown either.
      ...(verdict !== 'dropped' && { ...envelope, properties, context }),
    }),
  };
}
