import type { Condition, CountTest } from 'strapi-cdp-config';
import { calendarOf } from './calendar.ts';
import { type Finding, finding, firstChange } from './finding.ts';
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
  return weighRange(condition, one, {
    test: ({ low, high }) => passesCount(test, high - low),
    turnsOnce: turnsOnce(test),
  });
}

/** They did something for the first time ever in a window. */
export function weighFirstTime(condition: ConditionOf<'first-time'>, one: Case): Finding {
  const range = weighRange(condition, one, {
    test: ({ low, high }) => low === 0 && passesCount(AT_LEAST_ONCE, high),
    turnsOnce: true,
  });
  return finding(range.holds, {
    changesAt: () => range.changesAt,
    value: () => null,
    events: () => (range.holds ? range.events.slice(0, 1) : []),
  });
}

/** What is asked of the events that are in a window. */
interface RangeTest {
  test(range: { low: number; high: number }): boolean;
  /** Whether fewer and fewer events change the answer once at most. */
  turnsOnce: boolean;
}

function weighRange(
  { event, within }: Pick<ConditionOf<'did'>, 'event' | 'within'>,
  one: Case,
  { test, turnsOnce }: RangeTest,
): Finding {
  const { events, changesAt } = streamOf(event, one);
  const windowed = new Windowed(within, one);
  const range = windowed.range(events, one.now);
  const holds = test(range);
  return finding(holds, {
    changesAt: () =>
      firstChange(holds, {
        turns: windowed.turns(events),
        holdsAt: (moment) => test(windowed.range(events, moment)),
        limit: soonest(changesAt, windowed.changesAt),
        once: turnsOnce && windowed.onlyLeaves(events),
        most: MOST_TURNS,
      }),
    value: () => range.high - range.low,
    events: () => events.slice(range.low, range.high),
  });
}

function turnsOnce({ operator, value }: CountTest): boolean {
  return operator === 'at-least' || operator === 'at-most' || value === 0;
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
  const turns = () =>
    recent.flatMap(({ timestamp }) => [timestamp, calendar.startOf(timestamp, unit, of)]);
  return finding(holds, {
    changesAt: () =>
      firstChange(holds, {
        turns: sortedAfter(one.now, turns()),
        holdsAt: (moment) => unitsAt(moment) >= atLeast,
        limit: changesAt,
      }),
    value: () => value,
    events: () => recent.filter(({ timestamp }) => timestamp <= one.now),
  });
}
