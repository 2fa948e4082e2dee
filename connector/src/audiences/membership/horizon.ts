import { type RawBuilder, sql } from 'kysely';
import {
  type Condition,
  durationLength,
  type EventType,
  type RuleWindow,
  selectorsOf,
  type ValueTest,
} from 'strapi-cdp-config';
import { aggregationOf } from '../rules/aggregation.ts';
import { calendarOf } from '../rules/calendar.ts';
import { allConditions } from '../rules/needs.ts';
import type { ResolvedRule } from '../rules/resolved-rule.ts';
import { stretchOf } from '../rules/window.ts';

/** Events that are in a window now or will be, and when time alone may change that. */
export interface Outlook {
  type: EventType;
  /** Null for all of the type. */
  name: string | null;
  /** Milliseconds: earlier events make no difference any more. */
  from: number;
  /** Milliseconds after an event at which it leaves, or the moment at which the window moves on. */
  changes: { after: number } | { at: number } | null;
}

/**
 * Says when time alone may change what a rule says, by the events that it looks at. A rule that asks
 * how long ago a moment in a trait or property is has no such outlook: each profile must be judged.
 */
export function outlookOf(resolved: ResolvedRule, now: Date): Outlook[] | undefined {
  const conditions = allConditions(resolved);
  if (conditions.some((condition) => testsOf(condition, resolved).some(isRelative)))
    return undefined;
  return conditions.flatMap((condition) => outlooks(condition, resolved, now.getTime()));
}

/** Everything by which time alone may change what a rule says. */
export interface WholeOutlook {
  events: Outlook[];
  /** Conditions on traits that ask how long ago a moment is. */
  traits: Extract<Condition, { kind: 'trait' }>[];
}

/**
 * Like `outlookOf`, with what traits say. A rule that asks how long ago a moment in a property is has no
 * such outlook either.
 */
export function wholeOutlookOf(resolved: ResolvedRule, now: Date): WholeOutlook | undefined {
  const conditions = allConditions(resolved);
  const relative = conditions.filter((one) => testsOf(one, resolved).some(isRelative));
  const traits = relative.flatMap((one) => (one.kind === 'trait' ? [one] : []));
  if (traits.length < relative.length) return undefined;
  return {
    events: conditions.flatMap((condition) => outlooks(condition, resolved, now.getTime())),
    traits,
  };
}

/** The profiles in a range of ids of which time may change something, and when at the earliest. */
export function dueOf(
  outlook: Outlook[],
  range: { after: string; upTo: string },
  now: Date,
): RawBuilder<{ profile_id: string; due_at: Date }> {
  const looks = outlook.map(({ type, name, from, changes }) => {
    const since = Number.isFinite(from) && changes ? from : now.getTime() + 1;
    return sql`
      select i.profile_id, min(case when e.timestamp > ${now} then e.timestamp
        else ${changeOf(changes)} end) as due_at
      from cdp.identifiers i join cdp.events e on e.identifier_id = i.id
      where i.profile_id > ${range.after}::uuid and i.profile_id <= ${range.upTo}::uuid
        and e.timestamp >= ${new Date(since)}::timestamptz
        and e.type = ${type} ${name === null ? sql`` : sql`and e.name = ${name}`}
      group by i.profile_id
    `;
  });
  return sql`
    select profile_id, min(due_at) as due_at from (${sql.join(looks, sql` union all `)}) as looks
    group by profile_id
  `;
}

function changeOf(changes: Outlook['changes']): RawBuilder<unknown> {
  if (!changes) return sql`null::timestamptz`;
  if ('at' in changes) return sql`${new Date(changes.at)}::timestamptz`;
  return sql`e.timestamp + ${changes.after}::float8 * interval '1 millisecond'`;
}

function outlooks(condition: Condition, resolved: ResolvedRule, now: number): Outlook[] {
  const { timeZone } = resolved;
  if (condition.kind === 'regularly') {
    const calendar = calendarOf(timeZone);
    const { unit, of, event } = condition;
    const from = calendar.startOf(now, unit, 1 - of);
    return [{ ...event, from, changes: { at: calendar.startOf(now, unit, 1) } }];
  }
  const isComputed = condition.kind === 'computed' || condition.kind === 'computed-trait';
  const { within = null, events } = isComputed
    ? eventsOfComputed(aggregationOf(condition, resolved))
    : {
        within: 'within' in condition ? condition.within : null,
        events: selectorsOf(condition),
      };
  const moves = movesOf(within, now, timeZone);
  return events.map(({ type, name }) => ({ type, name, ...moves }));
}

function eventsOfComputed({ event, within }: ReturnType<typeof aggregationOf>) {
  return { within, events: within?.kind === 'since' ? [event, within.event] : [event] };
}

function movesOf(
  window: RuleWindow | null,
  now: number,
  timeZone: string,
): Pick<Outlook, 'from' | 'changes'> {
  const { from } = stretchOf(window, now, timeZone);
  if (window?.kind === 'last') return { from, changes: { after: durationLength(window) } };
  if (window?.kind !== 'calendar') return { from, changes: null };
  return { from, changes: { at: calendarOf(timeZone).startOf(now, window.unit, 1) } };
}

function testsOf(condition: Condition, resolved: ResolvedRule): ValueTest[] {
  const isComputed = condition.kind === 'computed' || condition.kind === 'computed-trait';
  const computed = isComputed ? aggregationOf(condition, resolved) : undefined;
  const filters = [
    ...selectorsOf(condition).flatMap(({ where }) => where),
    ...(computed?.event.where ?? []),
  ];
  return [
    ...filters.flatMap((filter) => ('test' in filter ? [filter.test] : [])),
    ...('test' in condition ? [condition.test] : []),
  ];
}

function isRelative(test: ValueTest): boolean {
  return (
    test.type === 'date' && ['within-last', 'within-next', 'anniversary'].includes(test.operator)
  );
}
