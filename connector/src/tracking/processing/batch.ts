import type { Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { resolveIdentities, type Sighting, tryLockIdentities } from '../../identity/index.ts';
import type { Platform } from '../../platform.ts';
import { addTraits, toTraits } from '../../profiles/index.ts';
import { describeProcessed, type LiveEntry, type LiveFeed, type Outcome } from '../live/index.ts';
import { applyConsent, type Consenting } from './consent.ts';
import type { Partitions } from './partitions.ts';
import { countVolume, type OwnedEvent, storeEvents } from './store.ts';
import { takeEvents, type WaitingEvent } from './take.ts';

/** What one batch did. */
export interface BatchOutcome {
  /** False when another process has its turn. */
  locked: boolean;
  /** Events that were taken from the inbox. */
  taken: WaitingEvent[];
  /** What became of them, while somebody watches. */
  verdicts: LiveEntry[];
  /** Events whose customers did not agree to them. */
  dropped: number;
}

/**
 * Processes the oldest events of the inbox, in one transaction: afterwards they are in the timeline,
 * their customers have profiles, and the inbox has forgotten them; or nothing happened.
 *
 * @param limit events at most
 * @throws when one of the events cannot be processed
 */
export async function processBatch(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  partitions: Partitions,
  limit: number,
  live: Pick<LiveFeed, 'isWatched'>,
): Promise<BatchOutcome> {
  return database.transaction().execute(async (transaction) => {
    if (!(await tryLockIdentities(transaction)))
      return { locked: false, taken: [], verdicts: [], dropped: 0 };
    const now = clock();
    await partitions.prepare(transaction, [], now);
    const taken = await takeEvents(transaction, limit, now);
    if (taken.length === 0) return { locked: true, taken, verdicts: [], dropped: 0 };
    const fresh = taken.filter((event) => event.fresh);
    await partitions.prepare(
      transaction,
      fresh.map(({ timestamp }) => timestamp),
      now,
    );
    const consenting = await applyConsent(transaction, fresh);
    const { allowed, dropped } = consenting;
    const identifierIds = await resolveIdentities(transaction, allowed.map(toSighting), { now });
    const owned = allowed.flatMap((event, index) => {
      const identifierId = identifierIds[index];
      return identifierId === undefined ? [] : [{ event, identifierId }];
    });
    await addTraitsOf(transaction, owned);
    await consenting.remember(owned);
    const verdicts = live.isWatched
      ? await describeProcessed(transaction, outcomesOf(taken, owned, consenting))
      : [];
    await storeEvents(transaction, taken, owned);
    await countVolume(transaction, allowed, dropped);
    return { locked: true, taken, verdicts, dropped: dropped.length };
  });
}

function toSighting({ identity, timestamp, source, trusted }: WaitingEvent): Sighting {
  return { identity, at: timestamp, source, trusted, isEvent: true };
}

async function addTraitsOf(transaction: Transaction<Database>, owned: OwnedEvent[]): Promise<void> {
  await addTraits(
    transaction,
    owned.flatMap(({ event: { traits, source, timestamp }, identifierId }) =>
      traits ? [{ identifierId, traits: toTraits(traits, source, timestamp) }] : [],
    ),
  );
}

function outcomesOf(
  taken: WaitingEvent[],
  owned: OwnedEvent[],
  { dropped, reasons }: Consenting,
): Outcome[] {
  const gone = new Set(dropped.map(({ id }) => id));
  const owners = new Map(owned.map(({ event, identifierId }) => [event.id, identifierId]));
  return taken.map(({ id }) => {
    const profileId = owners.get(id) ?? null;
    const verdict = gone.has(id) ? 'dropped' : profileId === null ? 'duplicate' : 'stored';
    return { id, verdict, reason: reasons.get(id) ?? null, profileId };
  });
}
