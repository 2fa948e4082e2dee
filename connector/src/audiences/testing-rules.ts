import fc from 'fast-check';
import { type Rule, ruleSchema } from 'strapi-cdp-config';

/** Values that events, traits and tests draw from, so that they meet. */
const WORDS = ['a', 'A', 'ab', 'Straße', 'STRASSE', 'İ', 'ΟΔΟΣ', 'x_y%', '5', 'true', ''] as const;
const NUMBERS = [5, 0, -1.5, 0.1, 0.2, 0.30000000000000004, 1e21, 1e-7] as const;
const DATES = [
  '2026-10-25',
  '2026-10-24',
  '1990-10-26',
  '2000-02-29',
  '2026-10-25T02:30',
  '2026-10-25T02:30:00.9999999',
  '2026-10-25T01:30:00Z',
  '2026-03-29T02:30:00',
  '2026-10-25T00:59:59.123456+01:00',
  '2026-02-30',
] as const;
export const DOCUMENTS = ['f1', 'f2', 'f3', 'f4', 'f5'] as const;
export const FILM = 'api::film.film';

const scalar = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...NUMBERS),
  fc.constantFrom('0.10', '1.5', '-1.50', '1e3', '007'),
  fc.constantFrom(...DATES),
  fc.constantFrom(true, false, null),
);
export const jsonValue = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.constantFrom({ a: 1 }, [], [['a']], [{ a: 'A' }, { a: 5 }], { a: [1, null], b: 'x' }),
);
export const properties = fc.record(
  {
    n: jsonValue,
    tag: jsonValue,
    film: fc.oneof(fc.constantFrom(...DOCUMENTS), fc.constantFrom(['f1', 'f2'], ['f9'], 'f9', 7)),
    items: fc.array(fc.record({ price: scalar, sku: scalar }, { requiredKeys: [] }), {
      maxLength: 3,
    }),
  },
  { requiredKeys: [] },
);

const word = fc.oneof(
  fc.constantFrom(...WORDS.filter((one) => one !== ''), '0.1', '1000000000000000000000'),
  fc.constantFrom('street', 'σ', 'ς', 'i', 'rass'),
);
const number = fc.oneof(fc.constantFrom(...NUMBERS), fc.integer({ min: -3, max: 12 }));
const short = fc.oneof(
  fc.constantFrom(30, 60, 90, 120).map((count) => ({ count, unit: 'minutes' })),
  fc.integer({ min: 1, max: 5 }).map((count) => ({ count, unit: 'hours' })),
);
const duration = fc.oneof(
  { weight: 2, arbitrary: short },
  fc.record({
    count: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('minutes', 'hours', 'days', 'weeks', 'months'),
  }),
);
const moment = fc.constantFrom(
  '2026-10-24',
  '2026-10-25',
  '2026-10-25T02:30',
  '2026-10-25T03:00',
  '2026-03-29T02:30',
  '2026-11-01',
);
const stretch = fc
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
const dateTest = fc.oneof(
  fc.record({ operator: fc.constantFrom('before', 'after'), moment }),
  stretch.map((one) => ({ operator: 'between', ...one })),
  fc.record({ operator: fc.constantFrom('within-last', 'within-next'), duration }),
  fc
    .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 4 }))
    .map(([fromDay, more]) => ({ operator: 'anniversary', fromDay, toDay: fromDay + more })),
);
const numberTest = range.map((test) => ({ type: 'number', ...test }));
const presence = fc.constantFrom('is-set', 'is-not-set').map((operator) => ({
  type: 'presence',
  operator,
}));
const test = fc.oneof(
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
const tested = { quantifier: fc.constantFrom('any', 'all', 'none'), test };

const path = fc.constantFrom('n', 'tag', 'items[].price', 'items.sku', 'items[]', 'n[].a', 'n.a');
const catalogue = fc.record({
  contentType: fc.constant(FILM),
  field: fc.constantFrom('genre', 'price', 'tags', 'none'),
});
const eventCondition = fc.oneof(
  fc.record({ subject: fc.constantFrom('property', 'context'), path, ...tested }),
  fc.record({
    subject: fc.constant('catalogue'),
    path: fc.constantFrom('film', 'n'),
    catalogue,
    ...tested,
  }),
  fc.record({
    subject: fc.constant('source'),
    sources: fc.constantFrom(['shop'], ['till', 'x']),
  }),
);
const event = fc.record({
  type: fc.constantFrom('track', 'track', 'page'),
  name: fc.constantFrom('A', 'A', 'B', null),
  where: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    fc.array(eventCondition, { maxLength: 2 }),
  ),
});
const window = fc.oneof(
  duration.map((one) => ({ kind: 'last', ...one })),
  fc.record({
    kind: fc.constant('calendar'),
    unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
    back: fc.nat(2),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  stretch.map((one) => ({ kind: 'between', ...one })),
  fc.record({ kind: fc.constantFrom('before', 'after'), moment }),
  fc.record({ kind: fc.constant('since'), event, which: fc.constantFrom('first', 'last') }),
);
/** Often nothing, so that not everything depends on one thing that is rare. */
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 1 });
const within = maybe(window);
const count = fc.oneof(
  fc.record({
    operator: fc.constantFrom('exactly', 'not', 'at-least', 'at-most'),
    value: fc.nat(3),
  }),
  fc.tuple(fc.nat(2), fc.nat(2)).map(([value, more]) => ({
    operator: 'between',
    value,
    upTo: value + more,
  })),
);
const operand = fc.oneof(
  path.map((property) => ({ property })),
  fc.record({ property: fc.constantFrom('film', 'n'), catalogue }),
);
const computed = fc.oneof(
  fc.record({
    kind: fc.constant('computed'),
    function: fc.constantFrom('count', 'sum', 'average', 'min', 'max', 'distinct'),
    event,
    operand,
    within,
    test: fc.oneof({ weight: 4, arbitrary: numberTest }, presence),
  }),
  fc.record({
    kind: fc.constant('computed'),
    function: fc.constantFrom('count', 'sum'),
    event,
    operand,
    within,
    peak: fc.record({
      unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
      as: fc.constantFrom('amount', 'share'),
    }),
    test: fc.oneof(
      numberTest,
      fc.constantFrom('more-than', 'equals', 'at-most').map((operator) => ({
        type: 'number',
        operator,
        value: 50,
      })),
      presence,
    ),
  }),
  fc.record({
    kind: fc.constant('computed'),
    function: fc.constantFrom('first', 'last', 'most-frequent'),
    event,
    operand,
    within,
    test,
  }),
  fc.record({
    kind: fc.constant('computed'),
    function: fc.constant('count'),
    event,
    within,
    test: numberTest,
  }),
  fc.record({
    kind: fc.constant('computed'),
    function: fc.constantFrom('first', 'last'),
    event,
    within,
    test: dateTest.map((one) => ({ type: 'date', ...one })),
  }),
);
const after = maybe(short);
export const condition: fc.Arbitrary<object> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('did'), event, count, within }) },
  fc.record({ kind: fc.constantFrom('did-not', 'first-time'), event, within }),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(3)).chain(([atLeast, more]) =>
    fc.record({
      kind: fc.constant('regularly'),
      event,
      unit: fc.constantFrom('day', 'week'),
      atLeast: fc.constant(atLeast),
      of: fc.constant(atLeast + more),
    }),
  ),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('sequence'),
      steps: fc.array(fc.record({ event, after }), { minLength: 2, maxLength: 3 }),
      same: maybe(fc.constantFrom('n', 'tag', 'film', 'items[].sku')),
      within,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('trait'),
      path: fc.constantFrom('city', 'tags', 'tags[].a', 'gone.a'),
      ...tested,
    }),
  },
  { weight: 3, arbitrary: computed },
  fc.record({
    kind: fc.constant('computed-trait'),
    trait: fc.constantFrom('spent', 'favourite'),
    test,
  }),
  fc.record({
    kind: fc.constant('identifier'),
    type: fc.constantFrom('email', 'user_id'),
    ...tested,
  }),
  fc.record({
    kind: fc.constant('consent'),
    category: fc.constantFrom('Ads', 'Other'),
    is: fc.constantFrom('granted', 'refused', 'unknown'),
  }),
  fc.record({ kind: fc.constant('audience'), audience: fc.constant('other'), is: fc.boolean() }),
  fc.record({
    kind: fc.constant('segment'),
    group: fc.constant('g'),
    segment: fc.constant('s'),
    is: fc.boolean(),
  }),
);

/** Rules of all kinds, nested. Those that refer to others refer to an audience, a segment and traits. */
export const rule: fc.Arbitrary<Rule> = fc
  .letrec<{ rule: object; group: object; not: object }>((tie) => ({
    rule: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      condition,
      tie('group'),
      tie('not'),
    ),
    group: fc.record({
      kind: fc.constantFrom('all', 'any'),
      rules: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }),
    }),
    not: fc.record({ kind: fc.constant('not'), rule: tie('rule') }),
  }))
  .rule.map((one) => ruleSchema.parse(one));
