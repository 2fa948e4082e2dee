import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';

/** What became of people whom a destination was told of, by the numbers of their deliveries. */
export interface Outcome {
  delivered: string[];
  refused: { id: string; reason: string }[];
  skipped: { id: string; reason: string }[];
}

/** Notes what became of a batch; who was erased meanwhile is left alone. */
export async function noteOutcome(
  database: Kysely<Database>,
  activation: string,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  const { delivered, refused, skipped } = outcome;
  await database.transaction().execute(async (transaction) => {
    const told = delivered.map((id) => ({ id, reason: null }));
    const isTold = (await end(transaction, activation, 'delivered', told, now)) > 0;
    await end(transaction, activation, 'refused', refused, now);
    await end(transaction, activation, 'skipped', skipped, now);
    await sql`
      update cdp.activations a set
        delivered = delivered + ${delivered.length}, skipped = skipped + ${skipped.length},
        delivered_at = case when ${isTold} then ${now} else delivered_at end,
        failures = 0, due_at = null, problem = null,
        snapshot_ended_at = case
          when snapshot_started_at is not null and snapshot_ended_at is null and not exists (
            select from cdp.activation_deliveries d
            where d.activation = a.activation and d.state = 'waiting' and d.change = 'member'
          ) then ${now}
          else snapshot_ended_at
        end
      where activation = ${activation}
    `.execute(transaction);
  });
}

async function end(
  transaction: Transaction<Database>,
  activation: string,
  state: 'delivered' | 'refused' | 'skipped',
  ended: { id: string; reason: string | null }[],
  now: Date,
): Promise<number> {
  if (ended.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update cdp.activation_deliveries d
    set state = ${state}, reason = ended.reason, ended_at = ${now}
    from unnest(${ended.map(({ id }) => id)}::bigint[],
      ${ended.map(({ reason }) => reason)}::text[]) as ended (id, reason)
    where d.activation = ${activation} and d.id = ended.id and d.state = 'waiting'
  `.execute(transaction);
  return Number(numAffectedRows ?? 0);
}

/** Notes why nothing can be delivered at present, and when it is tried again. */
export async function noteProblem(
  database: Kysely<Database>,
  activation: string,
  { problem, dueAt, isFailure }: { problem: string | null; dueAt: Date; isFailure: boolean },
): Promise<void> {
  await sql`
    update cdp.activations set
      due_at = ${dueAt}, problem = ${problem}, failures = failures + ${isFailure ? 1 : 0}
    where activation = ${activation}
  `.execute(database);
}
