import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/index.ts';

/** Days for which it can be seen what a destination was told. */
const KEPT_DAYS = 90;

/** Deliveries looked at in one transaction. */
const BATCH = 10_000;

/**
 * Deletes what was told long ago. Of each person the last word about their membership stays: by it is
 * known whether a destination has to be told that they left. That somebody was a member at a time of a
 * schedule is kept for the last time only.
 */
export async function deleteOldDeliveries(
  database: Kysely<Database>,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000);
  for (let after = '0'; ; ) {
    signal.throwIfAborted();
    const { rows } = await sql<{ last: string | null }>`
      with looked as (
        select id, profile_id, activation, change, state, ended_at from cdp.activation_deliveries
        where id > ${after}::bigint order by id limit ${BATCH}
      ), deleted as (
        delete from cdp.activation_deliveries d using looked l
        where d.profile_id = l.profile_id and d.id = l.id
          and l.state in ('delivered', 'skipped')
          and (l.change = 'member' or l.ended_at < ${before})
          and exists (
            select from cdp.activation_deliveries later
            where later.profile_id = l.profile_id and later.id > l.id
              and later.activation = l.activation and later.state = 'delivered'
              and (later.change = 'member') = (l.change = 'member')
          )
      )
      select max(id) as last from looked
    `.execute(database);
    const last = rows[0]?.last;
    if (!last) return;
    after = last;
    await delay(1, undefined, { signal });
  }
}
