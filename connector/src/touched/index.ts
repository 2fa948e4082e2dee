import { sql, type Transaction } from 'kysely';
import type { MembershipCause } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';

/** Whoever looks at profiles is told on this channel that there is something to look at. */
export const TOUCHED_CHANNEL = 'cdp_touched';

/** An event, as far as rules choose by it before they look at it. */
export interface EventKind {
  type: string;
  name: string;
}

/** The text by which kinds of events are told apart. */
export function kindOf({ type, name }: EventKind): string {
  return `${type}\n${name}`;
}

/** The kind of event that a text of `kindOf` stands for: types have no line breaks. */
export function kindFrom(text: string): EventKind {
  const end = text.indexOf('\n');
  return { type: text.slice(0, end), name: text.slice(end + 1) };
}

/**
 * Says that something was learned of the profiles that have these identifiers, or that they are no
 * more: what audiences they are in must be looked at. An id that a profile had is an identifier too.
 *
 * The transaction must hold the lock of `lockIdentities`: then a rule that begins while it is under
 * way sees either the touch or what was learned. Nothing is written while there are no
 * rules and nobody was put in a segment by hand.
 */
export async function touch(
  transaction: Transaction<Database>,
  identifierIds: Iterable<string>,
  cause: MembershipCause,
): Promise<void> {
  const ids = [...new Set(identifierIds)];
  await write(
    transaction,
    ids.map((identifierId) => ({ identifierId, event: null })),
    cause,
  );
}

/** Says that events came, and nothing else: like `touch`. */
export async function touchByEvents(
  transaction: Transaction<Database>,
  events: (EventKind & { identifierId: string })[],
): Promise<void> {
  await write(
    transaction,
    events.map((event) => ({ identifierId: event.identifierId, event: kindOf(event) })),
    'event',
  );
}

async function write(
  transaction: Transaction<Database>,
  learned: { identifierId: string; event: string | null }[],
  cause: MembershipCause,
): Promise<void> {
  if (learned.length === 0) return;
  // Rows are only added, so nobody waits here for whoever looks at profiles.
  await sql`
    with touched as (
      insert into cdp.audience_touched (identifier_id, cause, events)
      select id, ${cause}, array_agg(distinct event) filter (where event is not null)
      from unnest(${learned.map(({ identifierId }) => identifierId)}::uuid[],
        ${learned.map(({ event }) => event)}::text[]) as learned (id, event)
      where exists (select from cdp.audience_rules where state <> 'retired')
        or exists (select from cdp.segment_overrides)
      group by id
      returning id
    )
    select pg_notify(${TOUCHED_CHANNEL}, '') from (select from touched limit 1) as any_row
  `.execute(transaction);
}

/** Says that entries of the catalogue changed, so that rules that look there say something else. */
export async function touchCatalogue(transaction: Transaction<Database>): Promise<void> {
  await transaction
    .insertInto('audience_touched')
    .values({ identifier_id: null, cause: 'rule' })
    .execute();
}
