import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalRule, isSameRule } from './canonical-rule.ts';
import { circleFrom, dependenciesOf, referencesOf } from './dependencies.ts';
import { durationLength } from './duration.ts';
import { localMomentSchema } from './local-moment.ts';
import { conditionsOf, DEEPEST_RULE, MOST_RULE_NODES, type Rule, ruleSchema } from './rule.ts';

const bought = { type: 'track', name: 'Order Completed' };
const did = (more: object = {}) => ({ kind: 'did', event: bought, ...more });
const rule = (input: object): Rule => ruleSchema.parse(input);
const problems = (input: unknown) =>
  ruleSchema.safeParse(input).error?.issues.map(({ path, message }) => [path.join('.'), message]) ??
  [];
const same = (one: object, other: object) => isSameRule(rule(one), rule(other));

describe('a rule', () => {
  it('is written with little', () => {
    assert.deepEqual(rule(did()), {
      kind: 'did',
      event: { ...bought, where: [] },
      count: { operator: 'at-least', value: 1, upTo: null },
      within: null,
    });
  });

  it('says at the field what is wrong, however deep it is', () => {
    const nested = (condition: object) => ({
      kind: 'all',
      rules: [did(), { kind: 'not', rule: condition }],
    });
    const within = { kind: 'last', count: 0, unit: 'days' };
    assert.deepEqual(problems(nested(did({ within }))), [
      ['rules.1.rule.within.count', 'Enter at least 1.'],
    ]);
    assert.deepEqual(problems(nested(did({ count: { operator: 'between', value: 3, upTo: 2 } }))), [
      ['rules.1.rule.count.upTo', 'Enter a second number that is not less than the first.'],
    ]);
    assert.deepEqual(problems({ kind: 'any', rules: [] }), [['rules', 'Add a condition.']]);
    assert.equal(problems({ kind: 'walk' }).length, 1);
    assert.equal(problems(null).length, 1);
  });

  it('compares numbers with numbers, and finds the best month only of what adds up', () => {
    const test = { type: 'number', operator: 'more-than', value: 50 };
    const sum = {
      kind: 'computed',
      function: 'sum',
      event: bought,
      operand: { property: 'total' },
    };
    const peak = { unit: 'month', as: 'share' };
    assert.deepEqual(problems({ ...sum, peak, test }), []);
    const text = { type: 'text', operator: 'is', values: ['a'] };
    assert.deepEqual(problems({ ...sum, test: text }), [
      ['test.type', 'Compare it with a number.'],
    ]);
    assert.deepEqual(problems({ ...sum, function: 'max', peak, test }), [
      ['peak', 'Use it with a number or a sum.'],
    ]);
    assert.deepEqual(problems({ ...sum, function: 'last', peak: null, test: text }), []);
    assert.deepEqual(problems({ ...sum, operand: null, test }), [
      ['operand.property', 'Enter a property.'],
    ]);
  });

  it('takes dates and days in their order', () => {
    const trait = (test: object) => problems({ kind: 'trait', path: 'born', test });
    const anniversary = { type: 'date', operator: 'anniversary', fromDay: 2, toDay: 1 };
    assert.deepEqual(trait(anniversary), [
      ['test.toDay', 'Enter a day that is not before the first.'],
    ]);
    const between = { type: 'date', operator: 'between', from: '2026-03-01', to: '2026-02-01' };
    assert.equal(trait(between)[0]?.[0], 'test.to');
    for (const text of ['2026-03-01', '2026-03-01T12:30', '2026-03-01T12:30:59', '2024-02-29']) {
      assert.ok(localMomentSchema.safeParse(text).success, text);
    }
    for (const text of ['2026-02-30', '2026-03-01T25:00', '2026-03-01T12:30Z', '1.3.2026', '']) {
      assert.ok(!localMomentSchema.safeParse(text).success, text);
    }
    assert.equal(durationLength({ count: 2, unit: 'months' }), 60 * 24 * 60 * 60 * 1000);
  });

  it('cannot be so large or deep that it breaks what reads it', () => {
    const many = { kind: 'all', rules: Array.from({ length: MOST_RULE_NODES }, () => did()) };
    assert.match(problems(many)[0]?.[1] ?? '', /at most 100 conditions/);
    let deep: object = did();
    for (let depth = 0; depth < DEEPEST_RULE; depth += 1) deep = { kind: 'not', rule: deep };
    assert.deepEqual(problems(deep), []);
    assert.match(problems({ kind: 'not', rule: deep })[0]?.[1] ?? '', /at most 8 times/);
    for (let depth = 0; depth < 100_000; depth += 1) deep = { kind: 'not', rule: deep };
    assert.equal(problems(deep).length, 1);
  });
});

describe('the canonical form of a rule', () => {
  const a = did({ within: { kind: 'last', count: 1, unit: 'days' } });
  const b = { kind: 'consent', category: 'Ads', is: 'granted' };

  it('is the same for rules that say the same', () => {
    assert.ok(same({ kind: 'all', rules: [a, b, a] }, { kind: 'all', rules: [b, a] }));
    assert.ok(
      same(
        { kind: 'any', rules: [a, { kind: 'any', rules: [b, { kind: 'all', rules: [a] }] }] },
        { kind: 'any', rules: [b, a] },
      ),
    );
    assert.ok(same({ kind: 'not', rule: { kind: 'not', rule: a } }, a));
    assert.ok(same({ kind: 'not', rule: a }, { ...a, kind: 'did-not' }));
    assert.ok(same({ kind: 'not', rule: { ...a, kind: 'did-not' } }, a));
    assert.ok(
      same(did({ count: { operator: 'at-most', value: 0 } }), { ...did(), kind: 'did-not' }),
    );
    assert.ok(same(did({ count: { operator: 'not', value: 0 } }), did()));
    assert.ok(
      same(
        did({ count: { operator: 'between', value: 2, upTo: 2 } }),
        did({ count: { operator: 'exactly', value: 2 } }),
      ),
    );
    const inAudience = (is: boolean) => ({ kind: 'audience', audience: 'vip', is });
    assert.ok(same({ kind: 'not', rule: inAudience(true) }, inAudience(false)));
    const tags = (values: string[], quantifier: string) => ({
      kind: 'trait',
      path: 'tags',
      quantifier,
      test: { type: 'list', operator: 'has-all', values },
    });
    assert.ok(same(tags(['a', 'b', 'a'], 'any'), tags(['b', 'a'], 'none')));
    const city = (operator: string) => ({
      kind: 'trait',
      path: 'city',
      test: { type: 'text', operator, values: ['A'] },
    });
    assert.ok(same(city('one-of'), city('is')));
  });

  it('differs where rules differ', () => {
    assert.ok(!same({ kind: 'all', rules: [a, b] }, { kind: 'any', rules: [a, b] }));
    assert.ok(!same(a, did()));
    assert.ok(!same(did({ count: { operator: 'at-least', value: 2 } }), did()));
    const step = { event: { type: 'page' } };
    const sequence = (steps: object[]) => ({ kind: 'sequence', steps });
    assert.ok(!same(sequence([step, { event: bought }]), sequence([{ event: bought }, step])));
  });

  it('is its own', () => {
    const once = canonicalRule(rule({ kind: 'all', rules: [a, { kind: 'not', rule: b }] }));
    assert.deepEqual(canonicalRule(once), once);
  });
});

describe('what a rule relies on', () => {
  const film = { contentType: 'api::film.film', field: 'genre' };
  const test = { type: 'presence', operator: 'is-set' };
  const large = rule({
    kind: 'all',
    rules: [
      did({
        event: {
          ...bought,
          where: [
            { subject: 'catalogue', path: 'film', catalogue: film, test },
            { subject: 'source', sources: ['shop'] },
          ],
        },
        within: { kind: 'since', event: { type: 'page', name: 'Home' }, which: 'last' },
      }),
      { kind: 'trait', path: 'address.city', test },
      { kind: 'did-not', event: bought, within: { kind: 'entered', audience: 'trial' } },
      { kind: 'not', rule: { kind: 'audience', audience: 'vip' } },
      { kind: 'segment', group: 'tiers', segment: 'gold' },
      { kind: 'computed-trait', trait: 'spent', test },
      {
        kind: 'computed',
        function: 'last',
        event: bought,
        operand: { property: 'film', catalogue: film },
        test,
      },
    ],
  });

  it('is found wherever it stands, once', () => {
    assert.equal(conditionsOf(large).length, 7);
    assert.deepEqual(dependenciesOf(large), {
      events: [bought, { type: 'page', name: 'Home' }],
      traits: ['address.city'],
      computedTraits: ['spent'],
      audiences: ['vip'],
      entered: ['trial'],
      segments: [{ group: 'tiers', segment: 'gold' }],
      catalogueFields: [film],
      sources: ['shop'],
    });
    assert.deepEqual(referencesOf(large), ['vip', 'trial', 'tiers/gold']);
  });

  it('may lead back to it', () => {
    const references: Record<string, string[]> = {
      a: ['g/s', 'c'],
      'g/s': ['b'],
      b: ['a'],
      c: ['d'],
      d: ['c'],
    };
    const from = (name: string) => references[name] ?? [];
    assert.deepEqual(circleFrom('a', from), ['a', 'g/s', 'b', 'a']);
    assert.deepEqual(circleFrom('c', from), ['c', 'd', 'c']);
    assert.equal(circleFrom('e', from), undefined);
  });
});
