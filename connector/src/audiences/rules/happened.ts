import type { Condition, CountTest } from 'strapi-cdp-config';
import { calendarOf } from './calendar.ts';
import type { Finding } from './finding.ts';
import { firstChange } from './finding.ts';
import { type Case, streamOf } from './selection.ts';
import { soonest } from './verdict.ts';
import { countWhile, sortedAfter, Windowed } from './window.ts';

type ConditionOf<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/** Turns that are looked at: each costs little. */
const MOST_TURNS = 5_000;

const AT_LEAST_ONCE: CountTest = { operator: 'at-least', value: 1, upTo: null };
const NEVER_AT_ALL: CountTest = { operator: 'exactly', value: 0, upTo: null };

/** They did something so many times, or not at all. */
export function weighCount(
  condition: ConditionOf<'did'> | ConditionOf<'did-not'>,
  one: Case,
): Finding {
  const test = condition.kind === 'did' ? condition.count : NEVER_AT_ALL;
  return weighRange(condition, one, ({ low, high }) => passesCount(test, high - low));
}

/** They did something for the first time ever in a window. */
export function weighFirstTime(condition: ConditionOf<'first-time'>, one: Case): Finding {
  const finding = weighRange(
    condition,
    one,
    ({ low, high }) => low === 0 && passesCount(AT_LEAST_ONCE, high),
  );
  return { ...finding, value: null, events: finding.holds ? finding.events.slice(0, 1) : [] };
}

function weighRange(
  { event, within }: Pick<ConditionOf<'did'>, 'event' | 'within'>,
  one: Case,
  test: (range: { low: number; high: number }) => boolean,
): Finding {
  const { events, changesAt } = streamOf(event, one);
  const windowed = new Windowed(within, one);
  const range = windowed.range(events, one.now);
  const holds = test(range);
  const limit = soonest(changesAt, windowed.changesAt);
  const holdsAt = (moment: number) => test(windowed.range(events, moment));
  return {
    holds,
    changesAt: firstChange(holds, windowed.turns(events), holdsAt, limit, MOST_TURNS),
    value: range.high - range.low,
    events: events.slice(range.low, range.high),
  };
}

/** Whether something happened often enough, and not too often. */
export function passesCount({ operator, value, upTo }: CountTest, count: number): boolean {
  switch (operator) {
    case 'exactly':
      return count === value;
    case 'not':
      return count !== value;
    case 'at-least':
      return count >= value;
    case 'at-most':
      return count <= value;
    case 'between':
      return count >= value && count <= (upTo ?? value);
  }
}

/** They did something on so many of the last days or weeks. */
export function weighRegularly(
  { event, unit, atLeast, of }: ConditionOf<'regularly'>,
  one: Case,
): Finding {
  const calendar = calendarOf(one.timeZone);
  const { events, changesAt } = streamOf(event, one);
  const startAt = (now: number) => calendar.startOf(now, unit, 1 - of);
  const recent = events.slice(countWhile(events, ({ timestamp }) => timestamp < startAt(one.now)));
  const units = recent.map(({ timestamp }) => calendar.startOf(timestamp, unit));
  const unitsAt = (now: number) => {
    const start = startAt(now);
    return new Set(
      units.filter((begin, index) => begin >= start && (recent[index]?.timestamp ?? 0) <= now),
    ).size;
  };
  const value = unitsAt(one.now);
  const holds = value >= atLeast;
  const turns = recent.flatMap(({ timestamp }) => [
    timestamp,
    calendar.startOf(timestamp, unit, of),
  ]);
  return {
    holds,
    changesAt: firstChange(
      holds,
      sortedAfter(one.now, turns),
      (moment) => unitsAt(moment) >= atLeast,
      changesAt,
    ),
    value,
    events: recent.filter(({ timestamp }) => timestamp <= one.now),
  };
}
