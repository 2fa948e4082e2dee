import type { Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import {
  resolveIdentities,
  type Sighting,
  tryLockIdentities,
  withoutSuppressed,
} from '../../identity/index.ts';
import type { Platform } from '../../platform.ts';
import {
  addTraits,
  type TraitRanking,
  toTraits,
  traitRanking,
  updateComputed,
} from '../../profiles/index.ts';
import type { Partitions } from './partitions.ts';
import { countVolume, type OwnedEvent, storeEvents } from './store.ts';
import { takeEvents, type WaitingEvent } from './take.ts';

/** What one batch did. */
export interface BatchOutcome {
  /** False when another process has its turn. */
  locked: boolean;
  /** Events that were taken from the inbox. */
  taken: WaitingEvent[];
  /** Those of them that count and are stored. */
  stored: WaitingEvent[];
}

/**
 * Processes the oldest events of the inbox, in one transaction: afterwards they are in the timeline,
 * their customers have profiles, and the inbox has forgotten them; or nothing happened.
 *
 * @param limit events at most
 * @throws when one of the events cannot be processed
 */
export async function processBatch(
  { database, clock, configuration }: Pick<Platform, 'database' | 'clock' | 'configuration'>,
  partitions: Partitions,
  limit: number,
): Promise<BatchOutcome> {
  return database.transaction().execute(async (transaction) => {
    if (!(await tryLockIdentities(transaction))) return { locked: false, taken: [], stored: [] };
    const now = clock();
    await partitions.prepare(transaction, [], now);
    const taken = await takeEvents(transaction, limit, now);
    if (taken.length === 0) return { locked: true, taken, stored: [] };
    const fresh = await withoutSuppressed(
      transaction,
      taken.filter((event) => event.fresh),
    );
    await partitions.prepare(
      transaction,
      fresh.map(({ timestamp }) => timestamp),
      now,
    );
    const identifierIds = await resolveIdentities(transaction, fresh.map(toSighting), { now });
    const owned = fresh.flatMap((event, index) => {
      const identifierId = identifierIds[index];
      return identifierId === undefined ? [] : [{ event, identifierId }];
    });
    await addTraitsOf(transaction, owned, traitRanking(configuration));
    await updateComputed(transaction, owned.map(toArrival));
    await storeEvents(transaction, taken, owned);
    await countVolume(transaction, fresh);
    return { locked: true, taken, stored: fresh };
  });
}

function toSighting({ identity, timestamp, source, trusted, messageId }: WaitingEvent): Sighting {
  return { identity, at: timestamp, source, trusted, isEvent: true, messageId };
}

function toArrival({ event: { id, type, name }, identifierId }: OwnedEvent) {
  return { id, type, name, identifierId };
}

async function addTraitsOf(
  transaction: Transaction<Database>,
  owned: OwnedEvent[],
  ranking: TraitRanking,
): Promise<void> {
  await addTraits(
    transaction,
    owned.flatMap(({ event: { traits, source, timestamp }, identifierId }) =>
      traits ? [{ identifierId, traits: toTraits(traits, source, timestamp) }] : [],
    ),
    ranking,
  );
}
