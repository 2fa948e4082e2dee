import { sql, type Transaction } from 'kysely';
import { type EventType, eventTypeSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { type ConsentCondition, consentConditionSchema } from '../../consent/index.ts';
import type { Database } from '../../database/index.ts';
import type { EventIdentity } from '../../identity/index.ts';
import { type PlanCondition, planConditionSchema } from '../plan/index.ts';
import { DIGEST } from './digest.ts';
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

const waitingEventSchema = z.object({
  id: z.string(),
  receivedAt: z.date(),
  source: z.string(),
  trusted: z.boolean(),
  messageId: z.string(),
  type: eventTypeSchema,
  name: z.string(),
  timestamp: z.date(),
  identity: z.object({
    identifiers: z.array(identifierSchema).min(1),
    previousId: z.string().optional(),
  }),
  traits: z.record(z.string(), z.unknown()).nullable(),
  traitsOnce: z.array(z.unknown()).nullable(),
  fresh: z.boolean(),
  replayed: z.boolean(),
  consent: consentConditionSchema.nullable(),
  plan: planConditionSchema.nullable(),
});

/**
 * Reads the oldest events of the inbox, and counts their messages. Of one message that arrived twice,
 * in this batch or since the last period, the first counts, whatever source or time the other claims.
 */
export async function takeEvents(
  transaction: Transaction<Database>,
  limit: number,
  now: Date,
): Promise<WaitingEvent[]> {
  const { rows } = await sql`
    with batch as materialized (
      select id, received_at, source, trusted, message_id, type, name, timestamp, identity,
        conditions->'consent' as consent, conditions->'plan' as plan, counted as replayed,
        case when type = 'identify' then properties end as traits,
        case when jsonb_typeof(envelope->'traitsOnce') = 'array' then envelope->'traitsOnce' end
          as traits_once
      from cdp.inbox order by id limit ${limit}
    ), digests as (
      select id, ${DIGEST} as digest from batch where not replayed
    ), firsts as (
      select distinct on (digest) digest, id from digests order by digest, id
    ), counted as (
      insert into cdp.message_ids (digest, period)
      select digest, ${periodOf(now)}::date from firsts
      where not exists (
        select from cdp.message_ids earlier
        where earlier.digest = firsts.digest
          -- The next as well: the clock of another process may be ahead of ours.
          and earlier.period in (${periodOf(now, -1)}::date, ${periodOf(now, 1)}::date)
      )
      on conflict do nothing
      returning digest
    )
    select id, received_at as "receivedAt", source, trusted, message_id as "messageId", type, name,
      timestamp, identity, traits, traits_once as "traitsOnce", consent, plan, replayed,
      (replayed or counted.digest is not null) as fresh
    from batch left join firsts using (id) left join counted using (digest)
    order by id
  `.execute(transaction);
  return z.array(waitingEventSchema).parse(rows);
}
