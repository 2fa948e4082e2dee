import fc from 'fast-check';
import { number, word } from './testing-values.ts';

/** Durations about as long as what happens. */
export const short = fc.oneof(
  fc.constantFrom(30, 60, 90, 120).map((count) => ({ count, unit: 'minutes' })),
  fc.integer({ min: 1, max: 5 }).map((count) => ({ count, unit: 'hours' })),
);
export const duration = fc.oneof(
  { weight: 2, arbitrary: short },
  fc.record({
    count: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('minutes', 'hours', 'days', 'weeks', 'months'),
  }),
);
/** Moments of the wall clock, as rules write them. */
export const moment = fc.constantFrom(
  '2026-10-24',
  '2026-10-25',
  '2026-10-25T02:30',
  '2026-10-25T03:00',
  '2026-03-29T02:30',
  '2026-11-01',
);
/** From a moment to a later one. */
export const stretch = fc
  .tuple(moment, moment)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: `${a}` }))
  .filter(({ from, to }) => from < to);
const range = fc.oneof(
  fc.record({ operator: fc.constant('between'), value: number, upTo: fc.constant(1e22) }),
  fc.record({
    operator: fc.constantFrom('equals', 'more-than', 'at-least', 'less-than', 'at-most'),
    value: number,
  }),
);
export const dateTest = fc.oneof(
  fc.record({ operator: fc.constantFrom('before', 'after'), moment }),
  stretch.map((one) => ({ operator: 'between', ...one })),
  fc.record({ operator: fc.constantFrom('within-last', 'within-next'), duration }),
  fc
    .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 4 }))
    .map(([fromDay, more]) => ({ operator: 'anniversary', fromDay, toDay: fromDay + more })),
);
export const numberTest = range.map((test) => ({ type: 'number', ...test }));
export const presence = fc.constantFrom('is-set', 'is-not-set').map((operator) => ({
  type: 'presence',
  operator,
}));
/** Tests of a value, of all types. */
export const test = fc.oneof(
  fc.record({
    type: fc.constant('text'),
    operator: fc.constantFrom('is', 'contains', 'starts', 'ends'),
    values: word.map((one) => [one]),
    caseSensitive: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('text'),
    operator: fc.constant('matches'),
    values: fc.constantFrom('*', '?', 'a*', '*S*', 'x_?%', '**?').map((one) => [one]),
    caseSensitive: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('text'),
    operator: fc.constant('one-of'),
    values: fc.array(word, { minLength: 1, maxLength: 3 }),
    caseSensitive: fc.boolean(),
  }),
  numberTest,
  fc.boolean().map((value) => ({ type: 'boolean', value })),
  dateTest.map((one) => ({ type: 'date', ...one })),
  fc.record({
    type: fc.constant('list'),
    operator: fc.constantFrom('has-any', 'has-all', 'has-none'),
    values: fc.array(word, { minLength: 1, maxLength: 3 }),
    caseSensitive: fc.boolean(),
  }),
  presence,
);
/** A test, and of how many of the values it must hold. */
export const tested = { quantifier: fc.constantFrom('any', 'all', 'none'), test };
