import {
  type DateTest,
  durationLength,
  type ListTest,
  type NumberTest,
  type Quantifier,
  type TextTest,
  type ValueTest,
} from 'strapi-cdp-config';
import {
  compareDecimals,
  type Decimal,
  times,
  toDecimal,
  wholeNumber,
  ZERO,
} from '../../shared/decimal.ts';
import { anniversary } from './anniversary.ts';
import { calendarOf } from './calendar.ts';
import { momentOf, toDateValue } from './dates.ts';
import type { Verdict } from './facts.ts';
import { textOf } from './values.ts';
import { allOf, anyOf, fixed, NEVER, negated } from './verdict.ts';
import { isLike } from './wildcard.ts';

/** The time at which a test is asked, and whose calendar it goes by. */
export interface Moment {
  /** Milliseconds. */
  now: number;
  timeZone: string;
}

/** What a number that is no fraction is divided by. */
export const ONE = wholeNumber(1);

/** Tests of one value, of which a quantifier says how many must pass. */
type SingleTest = Exclude<ValueTest, { type: 'list' | 'presence' }>;

/** Asks something of all values at a path, of which none is null. */
export function testValues(
  test: ValueTest,
  quantifier: Quantifier,
  values: unknown[],
  moment: Moment,
): Verdict {
  if (test.type === 'presence') return fixed(values.length > 0 === (test.operator === 'is-set'));
  if (test.type === 'list') return fixed(testList(test, values));
  const verdicts = values.map((value) => testValue(test, value, moment));
  if (quantifier === 'all') return values.length > 0 ? allOf(verdicts) : NEVER;
  const some = anyOf(verdicts);
  return quantifier === 'none' ? negated(some) : some;
}

function testValue(test: SingleTest, value: unknown, moment: Moment): Verdict {
  switch (test.type) {
    case 'text':
      return fixed(testText(test, value));
    case 'number':
      return fixed(testJsonNumber(test, value));
    case 'boolean':
      return fixed(value === test.value || value === String(test.value));
    case 'date':
      return testDate(test, value, moment);
  }
}

function testText({ operator, values, caseSensitive }: TextTest, value: unknown): boolean {
  const text = textOf(value);
  if (text === undefined) return false;
  const folded = fold(text, caseSensitive);
  const wanted = values.map((one) => fold(one, caseSensitive));
  const [first = ''] = wanted;
  switch (operator) {
    case 'is':
    case 'one-of':
      return wanted.includes(folded);
    case 'contains':
      return folded.includes(first);
    case 'starts':
      return folded.startsWith(first);
    case 'ends':
      return folded.endsWith(first);
    case 'matches':
      return isLike(folded, first);
  }
}

function testList({ operator, values, caseSensitive }: ListTest, found: unknown[]): boolean {
  const texts = new Set(
    found.map((value) => {
      const text = textOf(value);
      return text === undefined ? undefined : fold(text, caseSensitive);
    }),
  );
  const isThere = values.map((value) => texts.has(fold(value, caseSensitive)));
  if (operator === 'has-all') return isThere.every(Boolean);
  return isThere.some(Boolean) === (operator === 'has-any');
}

/** Makes upper and lower case the same. */
export function fold(text: string, caseSensitive: boolean): string {
  return caseSensitive ? text : text.toLowerCase();
}

function testJsonNumber(test: NumberTest, value: unknown): boolean {
  const decimal = toDecimal(value);
  return decimal !== undefined && testNumber(test, decimal);
}

/**
 * Asks something of an exact number. A fraction, such as an average, is asked without dividing: both
 * sides are multiplied.
 *
 * @param divisor what the number must be divided by, more than 0
 */
export function testNumber(
  { operator, value, upTo }: NumberTest,
  number: Decimal,
  divisor = ONE,
): boolean {
  const compare = (limit: number) => {
    const bound = toDecimal(limit) ?? ZERO;
    return compareDecimals(number, divisor === ONE ? bound : times(bound, divisor));
  };
  switch (operator) {
    case 'equals':
      return compare(value) === 0;
    case 'more-than':
      return compare(value) > 0;
    case 'at-least':
      return compare(value) >= 0;
    case 'less-than':
      return compare(value) < 0;
    case 'at-most':
      return compare(value) <= 0;
    case 'between':
      return compare(value) >= 0 && compare(upTo ?? value) <= 0;
  }
}

function testDate(test: DateTest, value: unknown, { now, timeZone }: Moment): Verdict {
  const date = toDateValue(value, timeZone);
  if (!date) return NEVER;
  const { moment, monthDay } = date;
  const calendar = calendarOf(timeZone);
  switch (test.operator) {
    case 'before':
      return fixed(moment < momentOf(test.moment, calendar));
    case 'after':
      return fixed(moment >= momentOf(test.moment, calendar));
    case 'between':
      return fixed(moment >= momentOf(test.from, calendar) && moment < momentOf(test.to, calendar));
    case 'within-last':
      return during(moment, moment + durationLength(test.duration), now);
    case 'within-next':
      return during(moment - durationLength(test.duration), moment, now);
    case 'anniversary':
      return anniversary(monthDay, test, now, timeZone);
  }
}

/** Holds from a moment on, and no longer than to before another. */
function during(from: number, to: number, now: number): Verdict {
  if (now < from) return { holds: false, changesAt: from };
  return now < to ? { holds: true, changesAt: to } : NEVER;
}
