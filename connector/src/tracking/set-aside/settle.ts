import { sql } from 'kysely';
import {
  type Definitions,
  type ReplayResult,
  SET_ASIDE_LIMIT,
  type SetAsideResult,
  type SetAsideSelection,
} from 'strapi-cdp-config';
import type { Platform } from '../../platform.ts';
import { among, countSetAside } from './find.ts';
import { recheck } from './recheck.ts';

const IS_BLOCKED = sql`coalesce(event#>>'{conditions,plan,block}', 'false') = 'true'`;

/**
 * Puts events back in the inbox as they were, the oldest first. What cannot be processed even now is
 * set aside again, with the reason of today. What the tracking plan keeps waiting is checked by the plan
 * of today first, and stays if that does not allow it either.
 */
export async function replay(
  { database }: Pick<Platform, 'database'>,
  definitions: Definitions,
  selection: SetAsideSelection,
): Promise<ReplayResult> {
  await recheck({ database }, definitions, selection);
  const condition = among(selection);
  const { numAffectedRows } = await sql`
    with chosen as (
      select id from cdp.events_set_aside where ${condition} and not ${IS_BLOCKED}
      order by id limit ${SET_ASIDE_LIMIT} for update skip locked
    ), taken as (
      delete from cdp.events_set_aside where id in (select id from chosen)
      returning id, event, counted
    )
    insert into cdp.inbox (received_at, source, trusted, message_id, type, name, timestamp, identity,
      properties, context, envelope, conditions, counted)
    select was.received_at, was.source, was.trusted, was.message_id, was.type, was.name,
      was.timestamp, was.identity, was.properties, was.context, was.envelope, was.conditions,
      taken.counted
    from taken cross join lateral jsonb_populate_record(null::cdp.inbox, taken.event) as was
    order by taken.id
  `.execute(database);
  return {
    events: Number(numAffectedRows ?? 0),
    remaining: await countSetAside({ database }, condition),
    blocked: await countSetAside({ database }, sql`${condition} and ${IS_BLOCKED}`),
  };
}

/** Gives events up, for good. Their messages have counted: a repetition of them is not taken either. */
export async function discard(
  { database }: Pick<Platform, 'database'>,
  selection: SetAsideSelection,
): Promise<SetAsideResult> {
  const condition = among(selection);
  const { numAffectedRows } = await sql`
    delete from cdp.events_set_aside where id in (
      select id from cdp.events_set_aside where ${condition}
      order by id limit ${SET_ASIDE_LIMIT} for update skip locked
    )
  `.execute(database);
  return {
    events: Number(numAffectedRows ?? 0),
    remaining: await countSetAside({ database }, condition),
  };
}
