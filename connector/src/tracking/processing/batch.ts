import type { Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { resolveIdentities, type Sighting, tryLockIdentities } from '../../identity/index.ts';
import type { Platform } from '../../platform.ts';
import { addTraits, toTraits } from '../../profiles/index.ts';
import { describeProcessed, type LiveEntry, type LiveFeed, type Outcome } from '../live/index.ts';
import { isBlocked, setAsideBlocked, violationsOf } from './block.ts';
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
  /** Events that wait because the tracking plan does not allow them. */
  blocked: number;
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
      return { locked: false, taken: [], verdicts: [], dropped: 0, blocked: 0 };
    const now = clock();
    await partitions.prepare(transaction, [], now);
    const taken = await takeEvents(transaction, limit, now);
    if (taken.length === 0) return { locked: true, taken, verdicts: [], dropped: 0, blocked: 0 };
    const fresh = taken.filter((event) => event.fresh);
    await partitions.prepare(
      transaction,
      fresh.map(({ timestamp }) => timestamp),
      now,
    );
    const consenting = await applyConsent(transaction, fresh);
    const { dropped } = consenting;
    const blocked = consenting.allowed.filter(isBlocked);
    const allowed = consenting.allowed.filter((event) => !isBlocked(event));
    await setAsideBlocked(transaction, blocked, now);
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
    return { locked: true, taken, verdicts, dropped: dropped.length, blocked: blocked.length };
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
  return taken.map((event) => {
    const { id, fresh, plan } = event;
    const about = { id, profileId: owners.get(id) ?? null };
    if (!fresh) return { ...about, verdict: 'duplicate', reason: null };
    if (gone.has(id)) return { ...about, verdict: 'dropped', reason: reasons.get(id) ?? null };
    if (isBlocked(event)) return { ...about, verdict: 'blocked', reason: violationsOf(event) };
    if (plan) return { ...about, verdict: 'marked', reason: violationsOf(event) };
    return { ...about, verdict: 'stored', reason: reasons.get(id) ?? null };
  });
}
