import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';

/**
 * Milliseconds after which a profile is looked at again in any case in which time may change
 * something, be it in years: keeps moments within what the database knows.
 */
export const FURTHEST = 400 * 24 * 60 * 60 * 1000;

/**
 * Notes when profiles that were looked at must be looked at next.
 *
 * Most profiles that do something again and again move that moment away each time. The earlier moment
 * is left then, and costs one more look when it comes instead of a write each time.
 *
 * @param next milliseconds, by profile; null for one that time alone changes nothing about
 */
export async function noteDue(
  transaction: Transaction<Database>,
  next: Map<string, number | null>,
  now: Date,
): Promise<void> {
  const ids = [...next.keys()];
  if (ids.length === 0) return;
  const { rows } = await sql<{ id: string; dueAt: Date }>`
    select profile_id as id, due_at as "dueAt" from cdp.audience_due
    where profile_id = any(${ids}::uuid[])
  `.execute(transaction);
  const known = new Map(rows.map(({ id, dueAt }) => [id, dueAt.getTime()]));
  const present = now.getTime();
  const written: { id: string; dueAt: Date }[] = [];
  const removed: string[] = [];
  for (const [id, moment] of next) {
    const waits = known.get(id);
    const isPast = waits !== undefined && waits <= present;
    if (moment === null) {
      if (isPast) removed.push(id);
      continue;
    }
    const dueAt = boundedMoment(moment, now);
    if (waits === undefined || isPast || dueAt.getTime() < waits) written.push({ id, dueAt });
  }
  await forgetDue(transaction, removed);
  await write(transaction, written);
}

/**
 * Notes when profiles must be looked at because of one rule, whatever the others say.
 *
 * @param next milliseconds, by profile; null for one that time alone changes nothing about
 */
export async function bringForward(
  transaction: Transaction<Database>,
  next: Map<string, number | null>,
  now: Date,
): Promise<void> {
  const moments = [...next].flatMap(([id, moment]) =>
    moment === null ? [] : [{ id, dueAt: boundedMoment(moment, now) }],
  );
  if (moments.length === 0) return;
  await sql`
    insert into cdp.audience_due as known (profile_id, due_at)
    select * from unnest(${moments.map(({ id }) => id)}::uuid[],
      ${moments.map(({ dueAt }) => dueAt)}::timestamptz[])
    on conflict (profile_id) do update set due_at = excluded.due_at
    where known.due_at > excluded.due_at
  `.execute(transaction);
}

/** Looks at these no more because of time. */
export async function forgetDue(transaction: Transaction<Database>, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    delete from cdp.audience_due where profile_id = any(${ids}::uuid[])
  `.execute(transaction);
}

/** The next moment at which a profile must be looked at because of time; null when none must. */
export async function nextDue(transaction: Transaction<Database>): Promise<Date | null> {
  const { rows } = await sql<{ next: Date | null }>`
    select min(due_at) as next from cdp.audience_due
  `.execute(transaction);
  return rows[0]?.next ?? null;
}

function boundedMoment(moment: number, now: Date): Date {
  const present = now.getTime();
  return new Date(Math.min(Math.max(moment, present + 1), present + FURTHEST));
}

async function write(
  transaction: Transaction<Database>,
  moments: { id: string; dueAt: Date }[],
): Promise<void> {
  if (moments.length === 0) return;
  await sql`
    insert into cdp.audience_due (profile_id, due_at)
    select * from unnest(${moments.map(({ id }) => id)}::uuid[],
      ${moments.map(({ dueAt }) => dueAt)}::timestamptz[])
    on conflict (profile_id) do update set due_at = excluded.due_at
  `.execute(transaction);
}
