import { type RawBuilder, sql, type Transaction } from 'kysely';
import { type EventType, eventTypeSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { type ConsentCondition, consentConditionSchema } from '../../consent/index.ts';
import { column, type Database, inMilliseconds } from '../../database/index.ts';
import type { EventIdentity } from '../../identity/index.ts';
import { type PlanCondition, planConditionSchema } from '../plan/index.ts';
import { digestOf } from './digest.ts';
import { periodOf } from './periods.ts';

/** An event of the inbox, as far as processing needs to see it. The rest stays in the database. */
export interface WaitingEvent {
  id: string;
  receivedAt: Date;
  source: string;
  trusted: boolean;
  messageId: string;
  type: EventType;
  name: string;
  timestamp: Date;
  identity: EventIdentity;
  /** Of an identify; else null. */
  traits: Record<string, unknown> | null;
  /** Names of traits that count only where nothing else is said; what is no text means nothing. */
  traitsOnce: unknown[] | null;
  /** Whether its message counts for the first time. */
  fresh: boolean;
  /** Whether it was set aside and is replayed: then it counted when that happened, and is fresh. */
  replayed: boolean;
  /** Null when nothing is said or needed. */
  consent: ConsentCondition | null;
  /** Null for an event that is as planned. */
  plan: PlanCondition | null;
}

const identifierSchema = z.strictObject({ type: z.string().min(1), value: z.string().min(1) });

const momentSchema = z.number().transform((milliseconds) => new Date(milliseconds));

const waitingEventsSchema = z.array(
  z.object({
    id: z.string(),
    receivedAt: momentSchema,
    source: z.string(),
    trusted: z.boolean(),
    messageId: z.string(),
    type: eventTypeSchema,
    name: z.string(),
    timestamp: momentSchema,
    identity: z.object({
      identifiers: z.array(identifierSchema).min(1),
      previousId: z.string().optional(),
    }),
    traits: z.record(z.string(), z.unknown()).nullable(),
    traitsOnce: z.array(z.unknown()).nullable(),
    replayed: z.boolean(),
    consent: consentConditionSchema.nullable(),
    plan: planConditionSchema.nullable(),
  }),
);

/**
 * Reads the oldest events of the inbox, and counts their messages. Of one message that arrived twice,
 * in this batch or since the last period, the first counts, whatever source or time the other claims.
 */
export async function takeEvents(
  transaction: Transaction<Database>,
  limit: number,
  now: Date,
): Promise<WaitingEvent[]> {
  const taken = await readOldest(transaction, limit);
  const firsts = new Map<string, string>();
  for (const { id, messageId, replayed } of taken) {
    const digest = replayed ? undefined : digestOf(messageId);
    if (digest !== undefined && !firsts.has(digest)) firsts.set(digest, id);
  }
  const repeated = await countMessages(transaction, [...firsts.keys()].sort(), now);
  for (const digest of repeated) firsts.delete(digest);
  const fresh = new Set(firsts.values());
  return taken.map((event) => ({ ...event, fresh: event.replayed || fresh.has(event.id) }));
}

async function readOldest(
  transaction: Transaction<Database>,
  limit: number,
): Promise<Omit<WaitingEvent, 'fresh'>[]> {
  const { rows } = await sql`
    select id, ${inMilliseconds('received_at')} as "receivedAt", source, trusted, message_id as "messageId", type, name,
      ${inMilliseconds('timestamp')} as timestamp, identity, conditions->'consent' as consent, conditions->'plan' as plan,
      counted as replayed, case when type = 'identify' then properties end as traits,
      case when jsonb_typeof(envelope->'traitsOnce') = 'array' then envelope->'traitsOnce' end
        as "traitsOnce"
    from cdp.inbox order by id limit ${limit}
  `.execute(transaction);
  return waitingEventsSchema.parse(rows);
}

/**
 * Lets messages count. Under the lock of `lockIdentities` nobody else does, so there is no conflict
 * to provide for.
 *
 * @param digests each once, in their order, which is that of the index
 * @returns those that have counted before
 */
async function countMessages(
  transaction: Transaction<Database>,
  digests: string[],
  now: Date,
): Promise<string[]> {
  if (digests.length === 0) return [];
  // The next as well: the clock of another process may be ahead of ours.
  const periods = [periodOf(now), periodOf(now, -1), periodOf(now, 1)];
  const { rows } = await sql<{ digest: string }>`
    with known as materialized (
      select first.digest, (${sql.join(periods.map(countedIn), sql` or `)}) as counted
      from unnest(${column(digests, 'uuid')}) as first (digest)
    ), counting as (
      insert into cdp.message_ids (digest, period)
      select digest, ${periodOf(now)}::date from known where not counted
    )
    select digest from known where counted
  `.execute(transaction);
  return rows.map(({ digest }) => digest);
}

/** One look into one index. A list of periods would be looked for at a multiple of that. */
function countedIn(period: string): RawBuilder<unknown> {
  return sql`exists (
    select from cdp.message_ids earlier
    where earlier.digest = first.digest and earlier.period = ${period}::date
  )`;
}
