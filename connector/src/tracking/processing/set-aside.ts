import { sql } from 'kysely';
import type { Platform } from '../../platform.ts';

/**
 * PostgreSQL's classes of errors that the data is to blame for (Appendix A of its manual): the value
 * itself, a constraint, a limit of the program. After any other error the same event may succeed.
 */
const CLASSES_OF_DATA = ['22', '23', '54'];

/** Says whether a failure comes from an event and would come again. */
export function isFaultOfEvent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // What the database did not say, our own code said about the event.
  return code === undefined || CLASSES_OF_DATA.includes(code.slice(0, 2));
}

/**
 * Sets the oldest event of the inbox aside, with the reason, so that those behind it can go on.
 *
 * @returns the number of the event; null if there is none
 */
export async function setAsideOldest(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  reason: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    with oldest as (
      delete from cdp.inbox where id = (select min(id) from cdp.inbox) returning *
    )
    insert into cdp.events_set_aside (id, received_at, source, message_id, event, reason,
      set_aside_at)
    select id, received_at, source, message_id, to_jsonb(oldest), ${reason}, ${clock()} from oldest
    returning id
  `.execute(database);
  return rows[0]?.id ?? null;
}
