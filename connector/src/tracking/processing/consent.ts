import { sql, type Transaction } from 'kysely';
import {
  addConsents,
  type Judgement,
  judgeConsents,
  type SaidConsent,
  wordsOf,
} from '../../consent/index.ts';
import type { Database } from '../../database/index.ts';
import { ANONYMOUS_ID, findIdentifiers } from '../../identity/index.ts';
import type { OwnedEvent } from './store.ts';
import type { WaitingEvent } from './take.ts';

/** The events of a batch, by what their customers agreed to. */
export interface Consenting {
  /** Those that may be used; one that may only stay anonymous has lost what makes it more. */
  allowed: WaitingEvent[];
  dropped: WaitingEvent[];
  /** Why an event is dropped or anonymous, by its number. */
  reasons: ReadonlyMap<string, string>;
  /**
   * Keeps what the customers said, once it is known whom each event belongs to.
   *
   * @returns ids of the identifiers of which something was said
   */
  remember(owned: OwnedEvent[]): Promise<string[]>;
}

/** Sees to it that events are used as their customers agreed. */
export async function applyConsent(
  transaction: Transaction<Database>,
  events: WaitingEvent[],
): Promise<Consenting> {
  const judgements = await judgeConsents(transaction, events);
  const judged = events.map((event, index) => ({ event, judgement: judgements[index] }));
  const anonymous = judged.filter(({ judgement }) => judgement?.use === 'anonymous');
  await strip(
    transaction,
    anonymous.map(({ event }) => event.id),
  );
  return {
    allowed: judged.flatMap(({ event, judgement }) => {
      if (judgement?.use === 'none') return [];
      return [judgement?.use === 'anonymous' ? toAnonymous(event) : event];
    }),
    dropped: judged.flatMap(({ event, judgement }) => (judgement?.use === 'none' ? [event] : [])),
    reasons: new Map(judged.flatMap(({ event, judgement }) => reasonOf(event.id, judgement))),
    async remember(owned) {
      const apart = judged.flatMap(({ event, judgement }) =>
        judgement?.use === 'full' ? [] : [event],
      );
      const others = await findOthers(transaction, apart);
      const said = [...owned, ...others].flatMap(saidBy);
      await addConsents(transaction, said);
      return said.map(({ identifierId }) => identifierId);
    },
  };
}

/** The customers whom events that are kept apart from them are about, as far as they are known. */
async function findOthers(
  transaction: Transaction<Database>,
  events: WaitingEvent[],
): Promise<OwnedEvent[]> {
  if (events.length === 0) return [];
  const found = await findIdentifiers(
    transaction,
    events.flatMap(({ identity }) => identity.identifiers),
  );
  const ids = new Map(found.map(({ id, type, value }) => [`${type} ${value}`, id]));
  return events.flatMap((event) =>
    event.identity.identifiers.flatMap(({ type, value }) => {
      const identifierId = ids.get(`${type} ${value}`);
      return identifierId === undefined ? [] : [{ event, identifierId }];
    }),
  );
}

function saidBy({ event, identifierId }: OwnedEvent): SaidConsent[] {
  const { consent, source, timestamp } = event;
  if (!consent) return [];
  const words = wordsOf(consent, source, timestamp);
  const needs = consent.needs.activate;
  return Object.keys(words).length > 0 || needs.length > 0 ? [{ identifierId, words, needs }] : [];
}

function reasonOf(id: string, judgement: Judgement | undefined): [string, string][] {
  if (!judgement || judgement.use === 'full') return [];
  const categories = judgement.missing.join(', ');
  return judgement.use === 'anonymous'
    ? [[id, `No consent to ${categories}: kept anonymous.`]]
    : [[id, `No consent to ${categories}.`]];
}

function toAnonymous(event: WaitingEvent): WaitingEvent {
  const identifiers = event.identity.identifiers.filter(({ type }) => type === ANONYMOUS_ID);
  return { ...event, identity: { identifiers }, traits: null };
}

/** Takes out of events what tells whom they are about, but for the anonymous id. */
async function strip(transaction: Transaction<Database>, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update cdp.inbox set context = context - 'traits',
      envelope = envelope - '{userId,groupId,previousId,traits}'::text[],
      identity = jsonb_build_object('identifiers', jsonb_path_query_array(
        identity, '$.identifiers[*] ? (@.type == $type)', ${JSON.stringify({ type: ANONYMOUS_ID })}
      ))
    where id = any(${ids}::bigint[])
  `.execute(transaction);
}
