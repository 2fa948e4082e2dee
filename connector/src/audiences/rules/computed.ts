import { type DateTest, isNumberFunction, type ValueTest } from 'strapi-cdp-config';
import {
  add,
  compareDecimals,
  type Decimal,
  nearestNumber,
  times,
  toDecimal,
  wholeNumber,
  ZERO,
} from '../../shared/decimal.ts';
import { compareBytes } from '../../shared/jsonb-text.ts';
import { isScalar, type Scalar } from '../../shared/scalar.ts';
import type { Aggregation } from './aggregation.ts';
import { calendarOf } from './calendar.ts';
import type { FactEvent, Verdict } from './facts.ts';
import { type Finding, firstChange } from './finding.ts';
import { type Case, catalogueValues, streamOf } from './selection.ts';
import { testNumber, testValues } from './value-test.ts';
import { valuesAt } from './values.ts';
import { fixed, soonest } from './verdict.ts';
import { Windowed } from './window.ts';

/** A value, and which of all values it is in time. Those of one catalogue entry share a place. */
interface Placed {
  value: Scalar;
  place: number;
}

/** A sum, and what it must be divided by. */
interface Fraction {
  number: Decimal;
  divisor: Decimal;
}

/** What their events add up to. */
export function weighComputed(aggregation: Aggregation, one: Case): Finding {
  const { events, changesAt } = streamOf(aggregation.event, one);
  const windowed = new Windowed(aggregation.within, one);
  const resultAt = (moment: number) => total(aggregation, windowed.slice(events, moment), one);
  const testAt = (moment: number) =>
    testResult(aggregation, resultAt(moment), { ...one, now: moment });
  const { holds, changesAt: passesAt } = testAt(one.now);
  const limit = soonest(changesAt, windowed.changesAt, passesAt);
  const turns = windowed.turns(events);
  return {
    holds,
    changesAt: goesByClock(aggregation.test)
      ? soonest(limit, turns[0] ?? null)
      : firstChange(holds, turns, (moment) => testAt(moment).holds, limit),
    value: shown(resultAt(one.now)),
    events: windowed.slice(events, one.now),
  };
}

/** Whether a test may say something else of the same value later. */
function goesByClock(test: ValueTest): boolean {
  return test.type === 'date' && BY_CLOCK.includes(test.operator);
}

const BY_CLOCK: readonly DateTest['operator'][] = ['within-last', 'within-next', 'anniversary'];

type Result = Fraction | Scalar | undefined;

function total(aggregation: Aggregation, events: FactEvent[], one: Case): Result {
  const { peak } = aggregation;
  if (!peak) return compute(aggregation, events, one);
  const calendar = calendarOf(one.timeZone);
  const units = Map.groupBy(events, ({ timestamp }) => calendar.localStartOf(timestamp, peak.unit));
  const amounts = [...units.values()]
    .map((unit) => compute(aggregation, unit, one))
    .filter(isFraction)
    .map(({ number }) => number);
  const most = amounts.toSorted(compareDecimals).at(-1) ?? ZERO;
  if (peak.as === 'amount') return { number: most, divisor: wholeNumber(1) };
  const all = amounts.reduce(add, ZERO);
  return all.digits > 0n ? { number: times(most, wholeNumber(100)), divisor: all } : undefined;
}

function compute({ function: name, operand }: Aggregation, events: FactEvent[], one: Case): Result {
  if (!operand) {
    const moment = name === 'first' ? events.at(0) : events.at(-1);
    if (name === 'count') return whole(events.length);
    return moment && new Date(moment.timestamp).toISOString();
  }
  const values = events.flatMap(({ properties }) =>
    valuesAt(properties, operand.property).filter(isScalar),
  );
  const { catalogue } = operand;
  const placed = values.flatMap((value, place) =>
    (catalogue ? catalogueValues(value, catalogue, one).filter(isScalar) : [value]).map(
      (behind) => ({ value: behind, place }),
    ),
  );
  return resultOf(name, placed);
}

function resultOf(name: Aggregation['function'], placed: Placed[]): Result {
  switch (name) {
    case 'count':
      return whole(placed.length);
    case 'distinct':
      return whole(new Set(placed.map(({ value }) => value)).size);
    case 'first':
      return placed.toSorted(inTime(1)).at(0)?.value;
    case 'last':
      return placed.toSorted(inTime(-1)).at(0)?.value;
    case 'most-frequent':
      return mostFrequent(placed);
    default:
      return numberOf(name, placed.map(({ value }) => toDecimal(value)).filter(isThere));
  }
}

function numberOf(
  name: 'sum' | 'average' | 'min' | 'max',
  numbers: Decimal[],
): Fraction | undefined {
  const sorted = numbers.toSorted(compareDecimals);
  if (name === 'min' || name === 'max') {
    const number = name === 'min' ? sorted.at(0) : sorted.at(-1);
    return number && { number, divisor: wholeNumber(1) };
  }
  const sum = numbers.reduce(add, ZERO);
  if (name === 'sum') return { number: sum, divisor: wholeNumber(1) };
  return numbers.length > 0 ? { number: sum, divisor: wholeNumber(numbers.length) } : undefined;
}

function testResult({ function: name, test }: Aggregation, result: Result, one: Case): Verdict {
  if (!isNumberFunction(name) || test.type === 'presence') {
    return testValues(test, 'any', result === undefined ? [] : [result], one);
  }
  if (test.type !== 'number') return testValues(test, 'any', [], one);
  return fixed(isFraction(result) && testNumber(test, result.number, result.divisor));
}

function inTime(direction: 1 | -1) {
  return (a: Placed, b: Placed) =>
    direction * (a.place - b.place) ||
    compareBytes(JSON.stringify(a.value), JSON.stringify(b.value));
}

/** Of equally frequent values the one that came last. */
function mostFrequent(placed: Placed[]): Scalar | undefined {
  const groups = Map.groupBy(placed, ({ value }) => value);
  const lastPlace = (group: Placed[]) => Math.max(...group.map(({ place }) => place));
  const [first] = [...groups].sort(
    ([a, some], [b, others]) =>
      others.length - some.length ||
      lastPlace(others) - lastPlace(some) ||
      compareBytes(JSON.stringify(a), JSON.stringify(b)),
  );
  return first?.[0];
}

function whole(count: number): Fraction {
  return { number: wholeNumber(count), divisor: wholeNumber(1) };
}

function isFraction(result: Result): result is Fraction {
  return typeof result === 'object';
}

function isThere(decimal: Decimal | undefined): decimal is Decimal {
  return decimal !== undefined;
}

function shown(result: Result): unknown {
  if (isFraction(result)) return nearestNumber(result.number) / nearestNumber(result.divisor);
  return result ?? null;
}
