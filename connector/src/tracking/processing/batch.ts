import type { Transaction } from 'kysely';
import { touchArrivals } from '../../audiences/index.ts';
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
import { describeProcessed, type LiveEntry, type LiveFeed, type Outcome } from '../live/index.ts';
import { isBlocked, setAsideBlocked, violationsOf } from './block.ts';
import { applyConsent, type Consenting } from './consent.ts';
import { commitWithoutWaiting } from './flush.ts';
import type { Partitions } from './partitions.ts';
import { countVolume, type OwnedEvent, storeEvents } from './store.ts';
import { takeEvents, type WaitingEvent } from './take.ts';

/** What one batch did. */
export interface BatchOutcome {
  /** False when another process has its turn. */
  locked: boolean;
  /** Events that were taken from the inbox. */
  taken: WaitingEvent[];
  /** Those of them that are stored. */
  stored: WaitingEvent[];
  /** Events of suppressed people. */
  suppressed: number;
  /** What became of them, while somebody watches. */
  verdicts: LiveEntry[];
  /** Events whose customers did not agree to them. */
  dropped: number;
  /** Events that wait because the tracking plan does not allow them. */
  blocked: number;
}

const NOTHING: BatchOutcome = {
  locked: true,
  taken: [],
  stored: [],
  suppressed: 0,
  verdicts: [],
  dropped: 0,
  blocked: 0,
};

const SUPPRESSED = 'The person was suppressed.';

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
  live: Pick<LiveFeed, 'isWatched'>,
): Promise<BatchOutcome> {
  return database.transaction().execute(async (transaction) => {
    if (!(await tryLockIdentities(transaction))) return { ...NOTHING, locked: false };
    const now = clock();
    await partitions.prepare(transaction, [], now);
    const taken = await takeEvents(transaction, limit, now);
    if (taken.length === 0) return NOTHING;
    await commitWithoutWaiting(transaction);
    const counting = taken.filter((event) => event.fresh);
    const fresh = await withoutSuppressed(transaction, counting);
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
    await addTraitsOf(transaction, owned, traitRanking(configuration));
    await updateComputed(transaction, owned.map(toArrival));
    const consents = await consenting.remember(owned);
    await touchArrivals(transaction, {
      events: owned.map(toArrival),
      traits: owned.flatMap(({ event, identifierId }) => (event.traits ? [identifierId] : [])),
      consents,
    });
    const verdicts = live.isWatched
      ? await describeProcessed(transaction, outcomesOf(taken, fresh, owned, consenting))
      : [];
    await storeEvents(transaction, taken, owned);
    await countVolume(transaction, { events: allowed, dropped, setAside: blocked });
    return {
      locked: true,
      taken,
      stored: allowed,
      suppressed: counting.length - fresh.length,
      verdicts,
      dropped: dropped.length,
      blocked: blocked.length,
    };
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
    owned.flatMap(({ event: { traits, traitsOnce, source, timestamp }, identifierId }) =>
      traits
        ? [{ identifierId, traits: toTraits(traits, source, timestamp, traitsOnce ?? []) }]
        : [],
    ),
    ranking,
  );
}

/**
 * @param welcome events that count and are of nobody who was suppressed
 */
function outcomesOf(
  taken: WaitingEvent[],
  welcome: WaitingEvent[],
  owned: OwnedEvent[],
  { dropped, reasons }: Consenting,
): Outcome[] {
  const gone = new Set(dropped.map(({ id }) => id));
  const known = new Set(welcome.map(({ id }) => id));
  const owners = new Map(owned.map(({ event, identifierId }) => [event.id, identifierId]));
  return taken.map((event) => {
    const { id, fresh, plan } = event;
    const about = { id, profileId: owners.get(id) ?? null };
    if (!fresh) return { ...about, verdict: 'duplicate', reason: null };
    if (!known.has(id)) return { ...about, verdict: 'dropped', reason: SUPPRESSED };
    if (gone.has(id)) return { ...about, verdict: 'dropped', reason: reasons.get(id) ?? null };
    if (isBlocked(event)) return { ...about, verdict: 'blocked', reason: violationsOf(event) };
    if (plan) return { ...about, verdict: 'marked', reason: violationsOf(event) };
    return { ...about, verdict: 'stored', reason: reasons.get(id) ?? null };
  });
}
