import { type DateTest, isNumberFunction, type ValueTest } from 'strapi-cdp-config';
import {
  add,
  compareDecimals,
  type Decimal,
  nearestNumber,
  times,
  wholeNumber,
  ZERO,
} from '../../shared/decimal.ts';
import type { Aggregation } from './aggregation.ts';
import { Amounts, isFraction, type Result } from './amounts.ts';
import { calendarOf } from './calendar.ts';
import type { FactEvent, Verdict } from './facts.ts';
import { type Finding, finding, firstChange } from './finding.ts';
import { keyOfParts, remembered } from './remembered.ts';
import { type Case, streamOf } from './selection.ts';
import { ONE, testNumber, testValues } from './value-test.ts';
import { fixed, soonest } from './verdict.ts';
import { Windowed } from './window.ts';

/** What their events add up to. */
export function weighComputed(aggregation: Aggregation, one: Case): Finding {
  const { event, operand, within, test } = aggregation;
  const { events, changesAt } = streamOf(event, one);
  const amounts = remembered(
    one,
    keyOfParts(event, operand),
    () => new Amounts(events, operand, one),
  );
  const windowed = new Windowed(within, one);
  const resultAt = (moment: number) =>
    total(aggregation, { events, amounts, ...windowed.range(events, moment) }, one);
  const testAt = (moment: number) =>
    testResult(aggregation, resultAt(moment), { ...one, now: moment });
  const verdict = testAt(one.now);
  return finding(verdict.holds, {
    changesAt: () => {
      const limit = soonest(changesAt, windowed.changesAt, verdict.changesAt);
      const turns = windowed.turns(events);
      if (goesByClock(test)) return soonest(limit, turns[0] ?? null);
      return firstChange(verdict.holds, {
        turns,
        holdsAt: (moment) => testAt(moment).holds,
        limit,
        once: turnsOnce(aggregation, amounts) && windowed.onlyLeaves(events),
      });
    },
    value: () => shown(resultAt(one.now)),
    events: () => windowed.slice(events, one.now),
  });
}

/** Whether a test may say something else of the same value later. */
function goesByClock(test: ValueTest): boolean {
  return test.type === 'date' && BY_CLOCK.includes(test.operator);
}

const BY_CLOCK: readonly DateTest['operator'][] = ['within-last', 'within-next', 'anniversary'];

/** Whether fewer and fewer events change the answer once at most. */
function turnsOnce({ function: name, peak, test }: Aggregation, amounts: Amounts): boolean {
  const falls = name === 'count' || (name === 'sum' && amounts.neverNegative);
  const isLimit = test.type === 'number' && !['equals', 'between'].includes(test.operator);
  return falls && peak === null && isLimit;
}

/** The events of a stream that are in the window, by their indexes, and what they have. */
interface Part {
  events: FactEvent[];
  amounts: Amounts;
  low: number;
  high: number;
}

function total(aggregation: Aggregation, { events, amounts, low, high }: Part, one: Case): Result {
  const { function: name, peak } = aggregation;
  if (!peak) return amounts.resultOf(name, low, high);
  const calendar = calendarOf(one.timeZone);
  const units = new Map<number, Decimal>();
  for (const [index, { timestamp }] of events.entries()) {
    if (index < low || index >= high) continue;
    const unit = calendar.localStartOf(timestamp, peak.unit);
    const amount = amounts.amountOf(name === 'sum' ? 'sum' : 'count', index);
    units.set(unit, add(units.get(unit) ?? ZERO, amount));
  }
  const most = [...units.values()].sort(compareDecimals).at(-1) ?? ZERO;
  if (peak.as === 'amount') return { number: most, divisor: ONE };
  const all = [...units.values()].reduce(add, ZERO);
  return all.digits > 0n ? { number: times(most, wholeNumber(100)), divisor: all } : undefined;
}

function testResult({ function: name, test }: Aggregation, result: Result, one: Case): Verdict {
  if (!isNumberFunction(name) || test.type === 'presence') {
    return testValues(test, 'any', result === undefined ? [] : [result], one);
  }
  if (test.type !== 'number') return testValues(test, 'any', [], one);
  return fixed(isFraction(result) && testNumber(test, result.number, result.divisor));
}

function shown(result: Result): unknown {
  if (isFraction(result)) return nearestNumber(result.number) / nearestNumber(result.divisor);
  return result ?? null;
}
