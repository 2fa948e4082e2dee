import type { Transaction } from 'kysely';
import type { EventType } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { touch, touchByEvents } from '../../touched/index.ts';
import { EventFilter, interestsOf } from './interests.ts';
import { rulesAtWork } from './rules-at-work.ts';

/** What events brought. All of it hangs on identifiers. */
export interface Arrivals {
  events: { identifierId: string; type: EventType; name: string }[];
  /** Identifiers of which traits were said. */
  traits: string[];
  /** Identifiers of which consent was said. */
  consents: string[];
}

/**
 * Sees to it that profiles are looked at of which something was learned, as far as some rule asks for
 * it. The transaction must hold the lock of `lockIdentities`.
 */
export async function touchArrivals(
  transaction: Transaction<Database>,
  { events, traits, consents }: Arrivals,
): Promise<void> {
  if (events.length + traits.length + consents.length === 0) return;
  const interests = (await rulesAtWork(transaction)).map(({ resolved }) => interestsOf(resolved));
  if (interests.length === 0) return;
  const filter = new EventFilter(interests);
  const concerned = new Set([
    ...(interests.some((one) => one.traits) ? traits : []),
    ...(interests.some((one) => one.consent) ? consents : []),
  ]);
  await touch(transaction, concerned, 'event');
  await touchByEvents(
    transaction,
    events.filter((event) => !concerned.has(event.identifierId) && filter.passes(event)),
  );
}
