import { type Kysely, sql } from 'kysely';
import { ACTIVATION_OWN_FIELDS, type Activation, type ActivationRow } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { findDestination, kindOf, TransferFailure } from '../destinations/index.ts';
import { activationQueue, type Job } from '../jobs/index.ts';
import type { WorkerParts } from './delivering/index.ts';
import { noteMembers } from './members.ts';
import { decide, type Reading, readPeople } from './told/index.ts';

/** Members read at once. */
const BATCH = 500;

/** The job of a schedule: has all members of an audience told. */
export function createSnapshotWorker(
  parts: Omit<WorkerParts, 'retries' | 'metrics'>,
): (
  job: Pick<Job<{ activation: string }>, 'payload' | 'signal' | 'isLastAttempt'>,
) => Promise<void> {
  const { platform, definitions } = parts;
  const { database, clock, jobs } = platform;
  return async ({ payload, signal, isLastAttempt }) => {
    const activation = definitions
      .current()
      .activations.find(({ identifier }) => identifier === payload.activation);
    if (!activation?.enabled) return;
    const { identifier } = activation;
    try {
      const definition = await findDestination({ platform, definitions }, activation.destination);
      if (!definition) return;
      const destination = kindOf(definition).openForMembers(platform, definition, { identifier });
      if (destination.takes === 'batches') {
        await noteEverybody(database, activation, clock());
        await jobs.send(activationQueue, { activation: identifier }, { key: identifier });
        return;
      }
      await begin(database, identifier, clock());
      const count = { members: 0 };
      await destination.write(
        rowsOf(await parts.reading(), activation, count),
        columnsOf(activation),
        { signal },
      );
      await end(database, identifier, { members: count.members, now: clock() });
    } catch (error) {
      const isFinal = isLastAttempt || (error instanceof TransferFailure && error.permanent);
      if (signal.aborted || !isFinal) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      await fail(database, identifier, reason, clock());
    }
  };
}

/** Notes that all are to be told, unless those of the last time still wait. */
async function noteEverybody(
  database: Kysely<Database>,
  activation: Activation,
  now: Date,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const { identifier } = activation;
    const { rows } = await sql<{ isWaiting: boolean }>`
      select exists (
        select from cdp.activation_deliveries
        where activation = ${identifier} and state = 'waiting' and change = 'member'
      ) as "isWaiting"
      from cdp.activations where activation = ${identifier} for update
    `.execute(transaction);
    if (rows[0]?.isWaiting !== false) return;
    const how = { change: 'member', cause: 'schedule', now } as const;
    const members = await noteMembers(transaction, activation, how);
    await sql`
      update cdp.activations set snapshot_started_at = ${now}, snapshot_members = ${members},
        snapshot_ended_at = ${members === 0 ? now : null}, snapshot_error = null
      where activation = ${identifier}
    `.execute(transaction);
  });
}

/** Everybody who may be told of, in the order of their ids. */
async function* rowsOf(
  reading: Reading,
  activation: Activation,
  count: { members: number },
): AsyncGenerator<ActivationRow> {
  const { audience } = activation;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<{ profileId: string }>`
      select m.profile_id as "profileId"
      from cdp.audience_rules r join cdp.memberships m on m.rule_id = r.id
      where r.audience = ${audience} and r.state = 'live' and m.profile_id > ${after}::uuid
      order by m.profile_id limit ${BATCH}
    `.execute(reading.database);
    const ids = rows.map(({ profileId }) => profileId);
    const people = await readPeople(reading, ids, audience);
    const waiting = ids.map((profileId) => ({
      id: profileId,
      profileId,
      change: 'member' as const,
      cause: 'schedule' as const,
      at: reading.now,
    }));
    for (const decision of decide(activation, waiting, people, new Map())) {
      if (!('row' in decision)) continue;
      count.members += 1;
      yield decision.row;
    }
    const last = ids.at(-1);
    if (ids.length < BATCH || last === undefined) return;
    after = last;
  }
}

/** Names of what every row has, in their order. */
function columnsOf({ fields }: Activation): string[] {
  return [...ACTIVATION_OWN_FIELDS, ...fields.map(({ name }) => name)];
}

async function begin(database: Kysely<Database>, identifier: string, now: Date): Promise<void> {
  await sql`
    update cdp.activations set snapshot_started_at = ${now}, snapshot_ended_at = null,
      snapshot_members = 0, snapshot_error = null
    where activation = ${identifier}
  `.execute(database);
}

async function end(
  database: Kysely<Database>,
  identifier: string,
  { members, now }: { members: number; now: Date },
): Promise<void> {
  await sql`
    update cdp.activations set snapshot_ended_at = ${now}, snapshot_members = ${members},
      delivered = delivered + ${members}, delivered_at = ${now}
    where activation = ${identifier}
  `.execute(database);
}

async function fail(
  database: Kysely<Database>,
  identifier: string,
  reason: string,
  now: Date,
): Promise<void> {
  await sql`
    update cdp.activations set snapshot_ended_at = ${now}, snapshot_error = ${reason}
    where activation = ${identifier}
  `.execute(database);
}
