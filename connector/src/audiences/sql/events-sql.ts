import { type RawBuilder, sql } from 'kysely';
import type { RuleWindow } from 'strapi-cdp-config';
import type { Selection } from '../rules/selection.ts';
import type { Moment } from '../rules/value-test.ts';
import { stretchOf } from '../rules/window.ts';
import { isMeant } from './selection-sql.ts';
import type { Condition } from './value-test-sql.ts';

/** What rules are compiled for. */
export interface Compilation extends Moment {
  /** Profiles with ids after the first and up to the second; null for all. */
  range: { after: string | null; upTo: string | null } | null;
  /** Keys of sources, the most trusted first. */
  traitPriority: string[];
}

/** Milliseconds of an event `e`. */
export const MILLISECONDS = sql`floor(extract(epoch from e.timestamp) * 1000)::bigint`;

/** The place of an event `e` in time. */
export const PLACE = sql`array[${MILLISECONDS}, e.id]`;

/** A condition on the profile of an identifier `i`: that it is one of those that are asked for. */
export function inRange({ range }: Compilation): Condition {
  const { after = null, upTo = null } = range ?? {};
  return sql`(true ${after === null ? sql`` : sql`and i.profile_id > ${after}::uuid`}
    ${upTo === null ? sql`` : sql`and i.profile_id <= ${upTo}::uuid`})`;
}

/**
 * Events `e` of identifiers `i` that are in a window: what stands behind `from`, up to the end of
 * `where`.
 *
 * @param meant which of them
 * @param more what is joined besides
 */
export function eventsIn(
  window: RuleWindow | null,
  meant: Condition,
  compilation: Compilation,
  more: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> {
  if (window?.kind === 'since') {
    return sql`
      ${anchoredEvents(window, meant, compilation)} ${more}
      where ${PLACE} > e.anchor and ${meant}
    `;
  }
  if (window?.kind === 'entered') {
    return sql`${enteredEvents(window, meant, compilation, more)} and e.timestamp > entered.at`;
  }
  const { from, to } = stretchOf(window, compilation.now, compilation.timeZone);
  return sql`
    cdp.events e join cdp.identifiers i on i.id = e.identifier_id ${more}
    where ${inRange(compilation)} and ${isBefore(Math.min(compilation.now + 1, to))}
      ${Number.isFinite(from) ? sql`and e.timestamp >= ${new Date(from)}::timestamptz` : sql``}
      and ${meant}
  `;
}

/** Whether an event `e` is earlier than a moment. */
function isBefore(moment: number): Condition {
  return sql`e.timestamp < ${new Date(moment)}::timestamptz`;
}

/**
 * Events `e` of identifiers `i` together with where the window of their profile begins, `e.anchor`:
 * those that are meant, and those that it begins with. They are read once and sorted, not joined: no
 * misjudgement of how many there are makes PostgreSQL look for the beginning anew for each event.
 */
export function anchoredEvents(
  { event, which }: Extract<RuleWindow, { kind: 'since' }>,
  meant: Condition,
  compilation: Compilation,
): RawBuilder<unknown> {
  const isAnchor = isMeant(event, compilation);
  const chosen = which === 'first' ? sql`min(${PLACE})` : sql`max(${PLACE})`;
  return sql`(
    select e.*, i.profile_id,
      ${chosen} filter (where ${isAnchor}) over (partition by i.profile_id) as anchor
    from ${eventsIn(null, sql`(${meant} or ${isAnchor})`, compilation)}
  ) as e cross join lateral (select e.profile_id) as i`;
}

/**
 * Events `e` that are meant of identifiers `i` whose profile ever entered an audience, with when it last
 * did, `entered.at`: what stands behind `from`, up to the end of `where`.
 */
export function enteredEvents(
  { audience }: Extract<RuleWindow, { kind: 'entered' }>,
  meant: Condition,
  compilation: Compilation,
  more: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> {
  return sql`
    cdp.events e join cdp.identifiers i on i.id = e.identifier_id join (
      select distinct on (i.profile_id) i.profile_id, c.at
      from cdp.membership_changes c join cdp.identifiers i on i.id = c.profile_id
      where c.audience = ${audience} and c.change = 'entered' and ${inRange(compilation)}
      order by i.profile_id, c.sequence desc
    ) as entered on entered.profile_id = i.profile_id ${more}
    where ${inRange(compilation)} and ${isBefore(compilation.now + 1)} and ${meant}
  `;
}

/** The events that a selection means, until now. */
export function meantEvents(
  selection: Selection,
  window: RuleWindow | null,
  compilation: Compilation,
  more?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return eventsIn(window, isMeant(selection, compilation), compilation, more);
}
