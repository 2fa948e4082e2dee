import { type RawBuilder, sql } from 'kysely';
import {
  paginate,
  type SetAsidePage,
  type SetAsideQuery,
  type SetAsideReasons,
  type SetAsideSelection,
  setAsidePageSchema,
} from 'strapi-cdp-config';
import type { Platform } from '../../platform.ts';

/** Reasons that are listed. More of them tell nothing that the most frequent do not. */
const MOST_REASONS = 100;

/** Says why events were set aside, and how many of each. */
export async function setAsideReasons({
  database,
}: Pick<Platform, 'database'>): Promise<SetAsideReasons> {
  const { rows } = await sql<{
    reason: string;
    events: number;
    sources: string[];
    firstAt: Date;
    lastAt: Date;
    total: number;
  }>`
    select reason, count(*)::float8 as events, array_agg(distinct source order by source) as sources,
      min(set_aside_at) as "firstAt", max(set_aside_at) as "lastAt",
      (sum(count(*)) over ())::float8 as total
    from cdp.events_set_aside group by reason order by count(*) desc, reason limit ${MOST_REASONS}
  `.execute(database);
  return {
    items: rows.map(({ total: _total, firstAt, lastAt, ...reason }) => ({
      ...reason,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
    events: rows[0]?.total ?? 0,
  };
}

/** Lists the events that were set aside, the newest first. */
export async function findSetAside(
  { database }: Pick<Platform, 'database'>,
  { reason, ...query }: SetAsideQuery,
): Promise<SetAsidePage> {
  const { page, pageSize } = query;
  const condition = among(reason === undefined ? { all: true } : { reason });
  const total = await countSetAside({ database }, condition);
  const { rows } = await sql<Record<string, unknown> & { receivedAt: Date; setAsideAt: Date }>`
    select id, message_id as "messageId", event->>'type' as type, event->>'name' as name, source,
      received_at as "receivedAt", set_aside_at as "setAsideAt", reason,
      event->'properties' as properties, event->'context' as context
    from cdp.events_set_aside where ${condition}
    order by id desc limit ${pageSize} offset ${(page - 1) * pageSize}
  `.execute(database);
  return setAsidePageSchema.parse({
    items: rows.map((row) => ({
      ...row,
      receivedAt: row.receivedAt.toISOString(),
      setAsideAt: row.setAsideAt.toISOString(),
    })),
    pagination: paginate(query, total),
  });
}

/** Counts the events that are set aside and meet a condition. */
export async function countSetAside(
  { database }: Pick<Platform, 'database'>,
  condition: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ events: number }>`
    select count(*)::float8 as events from cdp.events_set_aside where ${condition}
  `.execute(database);
  return rows[0]?.events ?? 0;
}

/** The condition that a selection means. */
export function among(selection: SetAsideSelection): RawBuilder<unknown> {
  if ('ids' in selection) return sql`id = any(${selection.ids}::bigint[])`;
  return 'reason' in selection ? sql`reason = ${selection.reason}` : sql`true`;
}
