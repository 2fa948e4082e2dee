import { sql, type Transaction } from 'kysely';
import type { EventType } from 'strapi-cdp-config';
import { column, type Database } from '../../database/index.ts';
import { type ActiveComputation, activeComputations } from './computations.ts';
import { addToState, stateOf } from './state-sql.ts';

/** An event of the inbox that is about to enter the timeline. */
export interface ArrivingEvent {
  /** Its number in the inbox. */
  id: string;
  type: EventType;
  name: string;
  /** The identifier that it belongs to. */
  identifierId: string;
}

/**
 * Adds events to the computed traits that look at them, in the transaction that moves them to the
 * timeline and before they leave the inbox. The transaction must hold the lock of `lockIdentities`.
 *
 * One statement adds all of them, and none is sent when no computed trait looks at such events.
 */
export async function updateComputed(
  transaction: Transaction<Database>,
  events: ArrivingEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const touched = (await activeComputations(transaction)).filter((computation) =>
    events.some((event) => looksAt(computation, event)),
  );
  if (touched.length === 0) return;
  const seen = events.filter((event) => touched.some((one) => looksAt(one, event)));
  const arriving = sql`
    select owned.identifier_id, i.timestamp, i.id, i.type, i.name, i.properties
    from unnest(
      ${column(
        seen.map(({ id }) => id),
        'bigint',
      )},
      ${column(
        seen.map(({ identifierId }) => identifierId),
        'uuid',
      )}
    ) as owned (id, identifier_id)
    join cdp.inbox i on i.id = owned.id
  `;
  // One that is still being computed takes what belongs to identifiers that are in; the others'
  // events are read with the rest of their history.
  const rows = touched.map(({ id, computation, state, upTo }) =>
    stateOf(
      { id, computation },
      {
        from: sql`arriving`,
        where: state === 'live' ? sql`true` : sql`e.identifier_id <= ${upTo}::uuid`,
      },
    ),
  );
  await sql`
    with arriving as materialized (${arriving})
    ${addToState(sql.join(rows, sql` union all `))}
  `.execute(transaction);
}

function looksAt({ computation, state, upTo }: ActiveComputation, event: ArrivingEvent): boolean {
  const { type, name } = computation.event;
  if (type !== event.type || (name !== null && name !== event.name)) return false;
  return state === 'live' || (upTo !== null && event.identifierId <= upTo);
}
