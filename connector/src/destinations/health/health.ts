import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/index.ts';

/** Failures in a row after which nobody asks a destination for a while. */
const TRIP = 5;

/** Milliseconds that nobody asks it then; doubles with each failure that follows. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 300_000;

/** Milliseconds for the one who tries again first, before the next one does. */
const PROBE = 30_000;

/** Whether a destination may be asked now. */
export type Admission =
  | { admitted: true }
  /** Not before this moment, for this reason. */
  | { admitted: false; until: Date; reason: string };

/**
 * Says whether to try a destination now. After several failures in a row nobody does for a while;
 * then one run tries, over all processes, and if it gets through all others follow.
 */
export async function admit(
  database: Kysely<Database>,
  destination: string,
  now: Date,
): Promise<Admission> {
  const known = await database
    .selectFrom('destination_health')
    .select(['open_until', 'last_error'])
    .where('destination', '=', destination)
    .executeTakeFirst();
  if (!known?.open_until) return { admitted: true };
  const refusal = (until: Date): Admission => ({
    admitted: false,
    until,
    reason: `${known.last_error} It has failed several times in a row and is asked again later.`,
  });
  if (known.open_until > now) return refusal(known.open_until);
  const probe = await database
    .updateTable('destination_health')
    .set({ open_until: new Date(now.getTime() + PROBE) })
    .where('destination', '=', destination)
    .where('open_until', '<=', now)
    .returning('destination')
    .executeTakeFirst();
  return probe ? { admitted: true } : refusal(new Date(now.getTime() + PROBE));
}

/** Notes that a destination was away. */
export async function noteAway(
  database: Kysely<Database>,
  destination: string,
  error: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into cdp.destination_health as known (destination, failures, last_error, failed_at)
    values (${destination}, 1, ${error}, ${now})
    on conflict (destination) do update set
      failures = known.failures + 1,
      last_error = excluded.last_error,
      failed_at = excluded.failed_at,
      open_until = case when known.failures + 1 >= ${TRIP} then
        ${now}::timestamptz + make_interval(secs => least(
          ${LONGEST_PAUSE / 1000}::float8,
          ${FIRST_PAUSE / 1000}::float8 * power(2, least(known.failures + 1 - ${TRIP}, 10))
        ))
      end
  `.execute(database);
}

/** Notes that a destination answered. Runs that waited for it go on at once. */
export async function noteAnswer(
  database: Kysely<Database>,
  destination: string,
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ wasAway: boolean }>`
    with before as (
      select failures > 0 as away from cdp.destination_health where destination = ${destination}
    )
    insert into cdp.destination_health as known (destination, failures, delivered_at)
    values (${destination}, 0, ${now})
    on conflict (destination) do update set
      failures = 0, open_until = null, delivered_at = excluded.delivered_at
    returning coalesce((select away from before), false) as "wasAway"
  `.execute(database);
  if (rows[0]?.wasAway) await release(database, destination, now);
}

/** Has runs go on that began to wait for a destination just while it answered again. */
export async function releaseIfAnswering(
  database: Kysely<Database>,
  destination: string,
  now: Date,
): Promise<void> {
  const known = await database
    .selectFrom('destination_health')
    .select('open_until')
    .where('destination', '=', destination)
    .executeTakeFirst();
  if (!known?.open_until) await release(database, destination, now);
}

/** Forgets that a destination was away: somebody changed it, and runs that wait for it try at once. */
export async function forgive(
  database: Kysely<Database>,
  destination: string,
  now: Date,
): Promise<void> {
  await database
    .updateTable('destination_health')
    .set({ failures: 0, open_until: null })
    .where('destination', '=', destination)
    .execute();
  await release(database, destination, now);
}

/** Whoever waits for a destination goes on: runs of workflows, and activations. */
async function release(database: Kysely<Database>, destination: string, now: Date): Promise<void> {
  await sql`
    update cdp.runs set due_at = ${now}
    where state = 'retrying' and options->>'destination' = ${destination}
  `.execute(database);
  await sql`
    update cdp.activations set due_at = null
    where destination = ${destination} and due_at is not null
  `.execute(database);
}
