import fc from 'fast-check';
import { type Rule, ruleSchema } from 'strapi-cdp-config';
import {
  dateTest,
  duration,
  moment,
  numberTest,
  presence,
  short,
  stretch,
  test,
  tested,
} from './testing-value-tests.ts';
import { FILM } from './testing-values.ts';

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
  fc.constant({ kind: 'entered', audience: 'other' }),
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
