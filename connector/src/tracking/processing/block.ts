import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import type { WaitingEvent } from './take.ts';

/**
 * Sets events aside that the tracking plan does not allow. Their messages have counted with the batch.
 * The batch takes them from the inbox.
 */
export async function setAsideBlocked(
  transaction: Transaction<Database>,
  blocked: WaitingEvent[],
  now: Date,
): Promise<void> {
  if (blocked.length === 0) return;
  await sql`
    insert into cdp.events_set_aside (id, received_at, source, message_id, event, reason,
      set_aside_at, counted)
    select inbox.id, received_at, source, message_id, to_jsonb(inbox), reason, ${now}, true
    from cdp.inbox join unnest(
      ${blocked.map(({ id }) => id)}::bigint[],
      ${blocked.map(violationsOf)}::text[]
    ) as blocked (id, reason) on blocked.id = inbox.id
  `.execute(transaction);
}

/** Whether an event waits until the plan allows it. */
export function isBlocked({ plan }: WaitingEvent): boolean {
  return plan?.block === true;
}

/** Why an event is blocked or marked. */
export function violationsOf({ plan }: WaitingEvent): string {
  return (plan?.violations ?? []).join(' ').slice(0, 500);
}
