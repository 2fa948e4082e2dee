import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Activation } from 'strapi-cdp-config';
import { lastSequence, lockMemberships } from '../audiences/index.ts';
import type { Database } from '../database/index.ts';
import { noteMembers } from './members.ts';

/** An activation as it was known before. */
interface Known {
  activation: string;
  audience: string;
  destination: string;
  enabled: boolean;
  existing: boolean;
  triggers: string[];
}

const SWITCHED_OFF = 'It was switched off before this was told.';

/**
 * Brings what is known of activations in step with what editors wrote: one that is new, was switched
 * on, or is of another audience now, begins with the changes from here on. It happens under the lock of
 * memberships, so that nobody who enters at the same time is missed or told of twice.
 */
export async function syncActivations(
  database: Kysely<Database>,
  activations: Activation[],
  now: Date,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMemberships(transaction);
    const rows = await transaction
      .selectFrom('activations')
      .select(['activation', 'audience', 'destination', 'enabled', 'existing', 'triggers'])
      .execute();
    const known = new Map(rows.map((row) => [row.activation, row]));
    const since = await lastSequence(transaction);
    if (rows.length === 0) await skipTo(transaction, since);
    for (const activation of activations) {
      await take(transaction, activation, known.get(activation.identifier), { since, now });
      known.delete(activation.identifier);
    }
    for (const gone of known.keys()) await forget(transaction, gone);
  });
}

/** Nobody took in changes while there was no activation, and nobody has to. */
async function skipTo(transaction: Transaction<Database>, sequence: number): Promise<void> {
  await transaction.updateTable('activation_clock').set({ sequence }).execute();
}

async function take(
  transaction: Transaction<Database>,
  activation: Activation,
  before: Known | undefined,
  { since, now }: { since: number; now: Date },
): Promise<void> {
  const { identifier, audience, destination, enabled, existing, on } = activation;
  const same =
    before?.audience === audience &&
    before.destination === destination &&
    before.enabled === enabled &&
    before.existing === existing &&
    isDeepStrictEqual(before.triggers, on);
  if (same) return;
  const isOther = before !== undefined && before.audience !== audience;
  const begins = enabled && (!before?.enabled || isOther);
  await sql`
    insert into cdp.activations as known
      (activation, audience, destination, enabled, existing, triggers, since)
    values (${identifier}, ${audience}, ${destination}, ${enabled}, ${existing}, ${on}::text[],
      ${since})
    on conflict (activation) do update set
      audience = excluded.audience, destination = excluded.destination,
      enabled = excluded.enabled, existing = excluded.existing, triggers = excluded.triggers,
      since = case when ${begins} then excluded.since else known.since end,
      failures = 0, due_at = null, problem = null
  `.execute(transaction);
  if (before?.enabled && !enabled) await drop(transaction, identifier, SWITCHED_OFF, now);
  if (isOther) {
    await drop(transaction, identifier, 'It is bound to another audience now.', now);
  }
  if (enabled && existing && (begins || !before?.existing)) {
    await noteMembers(transaction, activation, { change: 'entered', cause: 'existing', now });
  }
}

/** What waits is not told any more. */
async function drop(
  transaction: Transaction<Database>,
  activation: string,
  reason: string,
  now: Date,
): Promise<void> {
  await sql`
    with dropped as (
      update cdp.activation_deliveries set state = 'skipped', reason = ${reason}, ended_at = ${now}
      where activation = ${activation} and state = 'waiting' returning 1
    )
    update cdp.activations set skipped = skipped + (select count(*) from dropped)
    where activation = ${activation}
  `.execute(transaction);
}

async function forget(transaction: Transaction<Database>, activation: string): Promise<void> {
  await sql`delete from cdp.activations where activation = ${activation}`.execute(transaction);
  await sql`
    delete from cdp.activation_deliveries where activation = ${activation}
  `.execute(transaction);
}
