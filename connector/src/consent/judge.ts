import type { Transaction } from 'kysely';
import type { EventType } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { ANONYMOUS_ID, type EventIdentity } from '../identity/index.ts';
import { type ConsentCondition, wordsOf } from './condition.ts';
import { nameOf, readSubjects, type Subjects } from './store.ts';
import { mergeWords, missing, type Words } from './words.ts';

/** An event as the rules of consent need to see it. */
export interface ConsentingEvent {
  type: EventType;
  source: string;
  timestamp: Date;
  identity: EventIdentity;
  consent: ConsentCondition | null;
}

/**
 * How an event may be used: like any other, without anything that makes it part of what is known of
 * somebody, or not at all.
 */
export interface Judgement {
  use: 'full' | 'anonymous' | 'none';
  /** Categories that were not granted. */
  missing: string[];
}

/** Kinds of event that are nothing but data about somebody. */
const PERSONAL: readonly EventType[] = ['identify', 'group', 'alias'];

const FULL: Judgement = { use: 'full', missing: [] };

/**
 * Judges the events of a batch in the order of their arrival, each by the last words of its customer:
 * those of the event, those of events before it, and those that the profile has. So a withdrawal
 * counts from the next event on, whatever that event says of an earlier time.
 *
 * @returns in the order of the events
 */
export async function judgeConsents(
  transaction: Transaction<Database>,
  events: ConsentingEvent[],
): Promise<Judgement[]> {
  const gated = events.filter(({ consent }) => consent !== null);
  if (gated.length === 0) return events.map(() => FULL);
  const subjects = await readSubjects(
    transaction,
    gated.flatMap(({ identity }) => identity.identifiers),
  );
  const bench = new Bench(subjects);
  return events.map((event) => bench.judge(event));
}

class Bench {
  readonly #subjects: Subjects;
  /** Words of this batch, by the name of an identifier or the id of a profile. */
  readonly #words = new Map<string, Words>();
  /** Anonymous ids that become known customers in this batch. */
  readonly #known = new Set<string>();

  constructor(subjects: Subjects) {
    this.#subjects = subjects;
  }

  judge(event: ConsentingEvent): Judgement {
    const judgement = event.consent ? this.#judgeBy(event.consent, event) : FULL;
    const { identifiers } = event.identity;
    if (judgement.use === 'full' && identifiers.some(({ type }) => type !== ANONYMOUS_ID)) {
      for (const identifier of identifiers) this.#known.add(nameOf(identifier));
    }
    return judgement;
  }

  #judgeBy(consent: ConsentCondition, event: ConsentingEvent): Judgement {
    const words = this.#listen(consent, event);
    const { store, profile } = consent.needs;
    const notStored = missing(words, store);
    if (notStored.length > 0) return { use: 'none', missing: notStored };
    const notKnown = missing(words, profile);
    if (notKnown.length === 0) return FULL;
    return { use: this.#mayStayAnonymous(event) ? 'anonymous' : 'none', missing: notKnown };
  }

  /** Notes the words of an event, and gives all that are known of its customer by then. */
  #listen(consent: ConsentCondition, { identity, source, timestamp }: ConsentingEvent): Words {
    const own = wordsOf(consent, source, timestamp);
    const names = identity.identifiers.map(nameOf);
    const profileIds = new Set(names.flatMap((name) => this.#subjects.profileOf.get(name) ?? []));
    const keys = [...names, ...profileIds];
    for (const key of keys) this.#words.set(key, mergeWords(this.#words.get(key) ?? {}, own));
    return mergeWords(
      ...keys.map((key) => this.#words.get(key) ?? {}),
      ...[...profileIds].map((id) => this.#subjects.byId.get(id)?.words ?? {}),
    );
  }

  /** Whether an event can be kept under an anonymous id that tells nothing of a known customer. */
  #mayStayAnonymous({ type, identity }: ConsentingEvent): boolean {
    if (PERSONAL.includes(type)) return false;
    const anonymous = identity.identifiers.find((identifier) => identifier.type === ANONYMOUS_ID);
    if (!anonymous || this.#known.has(nameOf(anonymous))) return false;
    const profileId = this.#subjects.profileOf.get(nameOf(anonymous));
    return profileId === undefined || !this.#subjects.byId.get(profileId)?.isKnown;
  }
}
