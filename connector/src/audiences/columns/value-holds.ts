import type { Quantifier, ValueTest } from 'strapi-cdp-config';
import { anniversary, daysInRange } from '../rules/anniversary.ts';
import { readMonthDay } from '../rules/dates.ts';
import type { Verdict } from '../rules/facts.ts';
import { type Moment, testValues } from '../rules/value-test.ts';
import { allOf, anyOf, NEVER, negated } from '../rules/verdict.ts';

/** A test of one value, of which a quantifier says how many must pass. */
export type SingleTest = Exclude<ValueTest, { type: 'list' | 'presence' }>;

/** Makes what says of values whether they pass now, and not when that changes: it is asked of thousands. */
export function passing(test: SingleTest, moment: Moment): (value: unknown) => boolean {
  if (test.type !== 'date' || test.operator !== 'anniversary') {
    return (value) => testValues(test, 'any', [value], moment).holds;
  }
  const days = new Set(daysInRange(test, moment.now, moment.timeZone));
  return (value) => {
    const monthDay = readMonthDay(value, moment.timeZone);
    return monthDay !== undefined && days.has(monthDay);
  };
}

/** Makes what asks something of all values at a path, of which none is null. */
export function holding(
  test: ValueTest,
  quantifier: Quantifier,
  moment: Moment,
): (values: unknown[]) => boolean {
  if (test.type === 'list' || test.type === 'presence') {
    return (values) => testValues(test, quantifier, values, moment).holds;
  }
  const passes = passing(test, moment);
  if (quantifier === 'all') return (values) => values.length > 0 && values.every(passes);
  return (values) => values.some(passes) === (quantifier === 'any');
}

/** Like `holding`, and says when time alone changes it. */
export function judging(
  test: SingleTest,
  quantifier: Quantifier,
  moment: Moment,
): (values: unknown[]) => Verdict {
  const judge = judgingOne(test, moment);
  return (values) => {
    const verdicts = values.map(judge);
    if (quantifier === 'all') return values.length > 0 ? allOf(verdicts) : NEVER;
    return quantifier === 'none' ? negated(anyOf(verdicts)) : anyOf(verdicts);
  };
}

function judgingOne(test: SingleTest, moment: Moment): (value: unknown) => Verdict {
  if (test.type !== 'date' || test.operator !== 'anniversary') {
    return (value) => testValues(test, 'any', [value], moment);
  }
  // People have many birthdays, on few days of the year.
  const known = new Map<string, Verdict>();
  return (value) => {
    const monthDay = readMonthDay(value, moment.timeZone);
    if (monthDay === undefined) return NEVER;
    const verdict = known.get(monthDay) ?? anniversary(monthDay, test, moment.now, moment.timeZone);
    known.set(monthDay, verdict);
    return verdict;
  };
}
