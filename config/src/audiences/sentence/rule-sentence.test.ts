import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ruleSchema } from '../rule.ts';
import { ruleSentence } from './rule-sentence.ts';
import type { SentenceLanguage } from './wording.ts';

const told = (rule: unknown, language: SentenceLanguage = 'en') =>
  ruleSentence(ruleSchema.parse(rule), language, {
    computedTrait: (identifier) => (identifier === 'total-spent' ? 'Total spent' : undefined),
  });

const viewed = { type: 'track', name: 'Product Viewed' };
const bought = { type: 'track', name: 'Order Completed' };
const genre = {
  subject: 'catalogue',
  path: 'product_id',
  catalogue: { contentType: 'api::film.film', field: 'genre' },
  test: { type: 'text', operator: 'is', values: ['Thriller'] },
};

const thrillers = {
  kind: 'all',
  rules: [
    {
      kind: 'did',
      event: { ...viewed, where: [genre] },
      count: { operator: 'at-least', value: 3 },
      within: { kind: 'last', count: 7, unit: 'days' },
    },
    { kind: 'did-not', event: bought, within: { kind: 'last', count: 1, unit: 'months' } },
    {
      kind: 'computed-trait',
      trait: 'total-spent',
      test: { type: 'number', operator: 'more-than', value: 1050.5 },
    },
  ],
};

describe('the sentence of a rule', () => {
  it('says it in English', () => {
    assert.equal(
      told(thrillers),
      'Everyone who did «Product Viewed» where genre of the catalogue entry in product_id is ' +
        '«Thriller» at least 3 times in the last 7 days and who did not do «Order Completed» in the ' +
        'last month (30 days) and whose computed trait «Total spent» is more than ' +
        '1,050.5.',
    );
  });

  it('says it in German', () => {
    assert.equal(
      told(thrillers, 'de'),
      'Alle, die «Product Viewed» (bei dem gilt: genre des Katalogeintrags in product_id ist ' +
        '«Thriller») mindestens 3-mal in den letzten 7 Tagen getan haben und die «Order Completed» im ' +
        'letzten Monat (30 Tage) nicht getan haben und für die gilt: Berechnetes ' +
        'Merkmal «Total spent» ist größer als 1.050,5.',
    );
  });

  it('says it in French', () => {
    assert.equal(
      told(thrillers, 'fr'),
      'Toutes les personnes qui ont fait « Product Viewed » (avec : genre de l’entrée du catalogue ' +
        'dans product_id est «Thriller») au moins 3 fois au cours des 7 derniers jours et qui n’ont pas ' +
        'fait « Order Completed » au cours du dernier mois (30 jours) et pour ' +
        'lesquelles : trait calculé « Total spent » est supérieur à 1\u202f050,5.',
    );
  });

  it('puts groups in brackets, so that it can be read in one way only', () => {
    const did = (name: string) => ({ kind: 'did', event: { type: 'track', name } });
    const either = { kind: 'any', rules: [did('A'), did('B')] };
    assert.equal(
      told({ kind: 'all', rules: [either, { kind: 'not', rule: either }] }),
      'Everyone (who did «A» or who did «B») and who is not one of those (who did «A» or who did «B»).',
    );
  });

  it('says of a negated membership that somebody is not in it', () => {
    const audience = { kind: 'audience', audience: 'vip' };
    const segment = { kind: 'segment', group: 'shop', segment: 'fans' };
    for (const condition of [audience, segment]) {
      const negated = told({ kind: 'not', rule: condition });
      assert.equal(negated, told({ ...condition, is: false }));
      assert.match(negated, /^Everyone who is not in the /);
      assert.equal(told({ kind: 'not', rule: { ...condition, is: false } }), told(condition));
    }
  });

  it('tells every window, count, function and test in every language', () => {
    const windows = [
      { kind: 'last', count: 1, unit: 'years' },
      ...[0, 1, 2].flatMap((back) =>
        [1, 3].map((count) => ({ kind: 'calendar', unit: 'quarter', back, count })),
      ),
      { kind: 'between', from: '2026-01-01', to: '2026-04-01T12:30' },
      { kind: 'before', moment: '2026-01-01' },
      { kind: 'after', moment: '2026-01-01' },
      { kind: 'since', which: 'last', event: bought },
      { kind: 'entered', audience: 'vip' },
    ];
    const counts = [
      { operator: 'exactly', value: 2 },
      { operator: 'not', value: 2 },
      { operator: 'at-most', value: 2 },
      { operator: 'between', value: 2, upTo: 4 },
    ];
    const tests = [
      ...['is', 'contains', 'starts', 'ends', 'matches', 'one-of'].map((operator) => ({
        type: 'text',
        operator,
        values: operator === 'one-of' ? ['x', 'y'] : ['x'],
        caseSensitive: true,
      })),
      { type: 'number', operator: 'between', value: 1, upTo: 2 },
      { type: 'boolean', value: false },
      { type: 'date', operator: 'before', moment: '2026-01-01' },
      { type: 'date', operator: 'between', from: '2026-01-01', to: '2026-02-01' },
      { type: 'date', operator: 'within-last', duration: { count: 1, unit: 'weeks' } },
      { type: 'date', operator: 'within-next', duration: { count: 2, unit: 'days' } },
      { type: 'date', operator: 'anniversary', fromDay: 0, toDay: 7 },
      { type: 'list', operator: 'has-all', values: ['a', 'b'] },
      { type: 'list', operator: 'has-none', values: ['a', 'b'] },
      { type: 'presence', operator: 'is-not-set' },
    ];
    const functions = [
      'count',
      'sum',
      'average',
      'min',
      'max',
      'distinct',
      'first',
      'last',
      'most-frequent',
    ];
    const rules = [
      ...windows.map((within) => ({ kind: 'did', event: viewed, within })),
      ...counts.map((count) => ({ kind: 'did', event: viewed, count })),
      ...tests.flatMap((test) =>
        ['any', 'all', 'none'].map((quantifier) => ({
          kind: 'trait',
          path: 'city',
          quantifier,
          test,
        })),
      ),
      ...functions.map((name) => ({
        kind: 'computed',
        function: name,
        event: viewed,
        operand: { property: 'price' },
        test: tests[6],
      })),
      ...['amount', 'share'].flatMap((as) =>
        ['day', 'week', 'month', 'quarter', 'year'].map((unit) => ({
          kind: 'computed',
          function: 'sum',
          event: viewed,
          operand: { property: 'price' },
          peak: { unit, as },
          test: tests[6],
        })),
      ),
      { kind: 'first-time', event: bought },
      { kind: 'regularly', event: bought, unit: 'week', atLeast: 2, of: 4 },
      { kind: 'regularly', event: bought, unit: 'day', atLeast: 2, of: 4 },
      {
        kind: 'sequence',
        same: 'product_id',
        steps: [{ event: viewed }, { event: bought, after: { count: 2, unit: 'hours' } }],
      },
      ...[true, false].flatMap((is) => [
        { kind: 'segment', group: 'shop', segment: 'vip', is },
        { kind: 'audience', audience: 'fans', is },
      ]),
      ...['granted', 'refused', 'unknown'].map((is) => ({ kind: 'consent', category: 'ads', is })),
      { kind: 'identifier', type: 'email', test: { type: 'presence', operator: 'is-set' } },
    ];
    for (const language of ['en', 'de', 'fr'] as const) {
      const sentences = rules.map((rule) => told(rule, language));
      assert.equal(new Set(sentences).size, rules.length, `${language}: no two rules sound alike`);
      for (const sentence of sentences) {
        assert.doesNotMatch(sentence, /undefined|null|NaN| {2}|\[object/, sentence);
      }
    }
  });
});
