import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ruleSchema } from 'strapi-cdp-config';
import { EVENTS_NOT_READ } from './event-index.ts';
import type { Facts } from './facts.ts';
import { judge } from './judge.ts';
import { RuleError, resolveRule } from './resolve.ts';

const timeZone = 'Europe/Berlin';
const nothing = { audiences: [], segmentGroups: [], computedTraits: [] };

/** Events by their moments; the word before it is the name. */
function factsOf(events: string[], more: Partial<Facts> = {}): Facts {
  return {
    identifiers: [],
    traits: {},
    consent: {},
    segmentOverrides: {},
    entered: {},
    events: events.map((text, index) => {
      const [name = '', at = '', total = '1'] = text.split(' ');
      return {
        id: BigInt(index),
        timestamp: Date.parse(at),
        type: 'track',
        name,
        source: 'shop',
        properties: { total: JSON.parse(total) },
        context: {},
      };
    }),
    ...more,
  };
}

function ask(rule: object, facts: Facts, now: string) {
  const resolved = resolveRule(ruleSchema.parse(rule), nothing, timeZone);
  const { holds, changesAt } = judge(resolved, facts, {
    now: new Date(now),
    catalogueValue: () => undefined,
  });
  return [holds, changesAt === null ? null : new Date(changesAt).toISOString()];
}

const buy = { type: 'track', name: 'Buy' };
const NOW = '2026-11-25T12:00:00Z';

describe('a rule', () => {
  it('is judged without events where these make no difference', () => {
    const inTown = {
      kind: 'trait',
      path: 'city',
      test: { type: 'text', operator: 'is', values: ['Bern'] },
    };
    const rule = { kind: 'all', rules: [{ kind: 'did', event: buy }, inTown] };
    const unread = { ...factsOf([]), events: null };
    assert.deepEqual(ask(rule, { ...unread, traits: { city: 'Rome' } }, NOW), [false, null]);
    const asking = () => ask(rule, { ...unread, traits: { city: 'Bern' } }, NOW);
    assert.throws(asking, EVENTS_NOT_READ);
  });

  it('counts in the last days, until the n-th latest event leaves', () => {
    const rule = {
      kind: 'did',
      event: buy,
      count: { operator: 'at-least', value: 2 },
      within: { kind: 'last', count: 7, unit: 'days' },
    };
    const facts = factsOf([
      'Buy 2026-11-19T00:00:00Z',
      'Buy 2026-11-20T00:00:00Z',
      'Buy 2026-11-21T00:00:00Z',
      'View 2026-11-22T00:00:00Z',
    ]);
    assert.deepEqual(ask(rule, facts, NOW), [true, '2026-11-27T00:00:00.000Z']);
    assert.deepEqual(ask(rule, facts, '2026-11-26T23:59:59.999Z'), [
      true,
      '2026-11-27T00:00:00.000Z',
    ]);
    assert.deepEqual(ask(rule, facts, '2026-11-27T00:00:00Z'), [false, null]);
    const never = { kind: 'not', rule };
    assert.deepEqual(ask(never, facts, NOW), [false, '2026-11-27T00:00:00.000Z']);
  });

  it('does not count what is still to come, and says when it will', () => {
    const rule = { kind: 'did', event: buy };
    const facts = factsOf(['Buy 2026-12-01T00:00:00Z']);
    assert.deepEqual(ask(rule, facts, NOW), [false, '2026-12-01T00:00:00.000Z']);
    assert.deepEqual(ask(rule, facts, '2026-12-01T00:00:00Z'), [true, null]);
  });

  it('goes by the calendar of its time zone, over changes of the clock', () => {
    const today = { kind: 'did', event: buy, within: { kind: 'calendar', unit: 'day' } };
    // The day that clocks are turned back has 25 hours: from 22:00 to 23:00 in UTC.
    const facts = factsOf(['Buy 2026-10-24T22:00:00Z']);
    assert.deepEqual(ask(today, facts, '2026-10-24T22:00:00Z'), [true, '2026-10-25T23:00:00.000Z']);
    assert.deepEqual(ask(today, facts, '2026-10-25T22:59:59Z'), [true, '2026-10-25T23:00:00.000Z']);
    assert.deepEqual(ask(today, facts, '2026-10-25T23:00:00Z'), [false, null]);
    const yesterday = { ...today, within: { kind: 'calendar', unit: 'day', back: 1 } };
    assert.deepEqual(ask(yesterday, facts, '2026-10-25T10:00:00Z'), [
      false,
      '2026-10-25T23:00:00.000Z',
    ]);
    assert.deepEqual(ask(yesterday, facts, '2026-10-25T23:00:00Z'), [
      true,
      '2026-10-26T23:00:00.000Z',
    ]);
    // The last 24 hours do not go by clocks.
    const last = { ...today, within: { kind: 'last', count: 1, unit: 'days' } };
    assert.deepEqual(ask(last, facts, '2026-10-25T12:00:00Z'), [true, '2026-10-25T22:00:00.000Z']);
  });

  it('compares sums and averages to the last digit', () => {
    const spent = (test: object, name = 'sum') => ({
      kind: 'computed',
      function: name,
      event: buy,
      operand: { property: 'total' },
      test: { type: 'number', ...test },
    });
    const facts = factsOf(
      ['0.1', '0.2', '"0.30"', '"many"'].map((total) => `Buy 2026-11-01T00:00:00Z ${total}`),
    );
    assert.deepEqual(ask(spent({ operator: 'equals', value: 0.6 }), facts, NOW), [true, null]);
    assert.deepEqual(ask(spent({ operator: 'more-than', value: 0.6 }), facts, NOW), [false, null]);
    const average = spent({ operator: 'equals', value: 0.2 }, 'average');
    assert.deepEqual(ask(average, facts, NOW), [true, null]);
    assert.deepEqual(ask(average, factsOf([]), NOW), [false, null]);
    assert.deepEqual(ask(spent({ operator: 'at-most', value: 0 }), factsOf([]), NOW), [true, null]);
  });

  it('follows steps in their order, in time, with a value in common', () => {
    const rule = {
      kind: 'sequence',
      steps: [
        { event: { type: 'track', name: 'View' } },
        { event: buy, after: { count: 1, unit: 'hours' } },
      ],
      same: 'total',
      within: { kind: 'last', count: 1, unit: 'days' },
    };
    const at = (...events: string[]) => ask(rule, factsOf(events), NOW);
    const view = 'View 2026-11-25T10:00:00Z 7';
    assert.deepEqual(at(view, 'Buy 2026-11-25T11:00:00Z "7"'), [true, '2026-11-26T10:00:00.000Z']);
    assert.deepEqual(at(view, 'Buy 2026-11-25T11:00:00Z 8'), [false, null]);
    assert.deepEqual(at(view, 'Buy 2026-11-25T11:00:01Z 7'), [false, null]);
    assert.deepEqual(at('Buy 2026-11-25T10:00:00Z 7', view), [false, null]);
  });

  it('knows anniversaries, one of a 29 February too', () => {
    const rule = {
      kind: 'trait',
      path: 'birthday',
      test: { type: 'date', operator: 'anniversary', fromDay: 0, toDay: 2 },
    };
    const born = (birthday: string) => factsOf([], { traits: { birthday } });
    assert.deepEqual(ask(rule, born('1990-11-27'), NOW), [true, '2026-11-27T23:00:00.000Z']);
    assert.deepEqual(ask(rule, born('1990-11-28'), NOW), [false, '2026-11-25T23:00:00.000Z']);
    assert.deepEqual(ask(rule, born('2000-02-29'), NOW), [false, '2027-02-25T23:00:00.000Z']);
    assert.deepEqual(ask(rule, born('2000-02-29'), '2028-02-28T12:00:00Z'), [
      true,
      '2028-02-29T23:00:00.000Z',
    ]);
  });

  it('knows regular customers and first times', () => {
    const regularly = { kind: 'regularly', event: buy, unit: 'day', atLeast: 2, of: 3 };
    const facts = factsOf(['Buy 2026-11-24T22:59:00Z', 'Buy 2026-11-24T23:01:00Z']);
    assert.deepEqual(ask(regularly, facts, NOW), [true, '2026-11-26T23:00:00.000Z']);
    const first = {
      kind: 'first-time',
      event: buy,
      within: { kind: 'last', count: 1, unit: 'hours' },
    };
    assert.deepEqual(ask(first, facts, '2026-11-24T23:30:00Z'), [true, '2026-11-24T23:59:00.000Z']);
    assert.deepEqual(ask(first, facts, '2026-11-25T00:00:00Z'), [false, null]);
  });

  it('goes by the last or first event of another kind', () => {
    const rule = (which: string) => ({
      kind: 'did-not',
      event: buy,
      within: { kind: 'since', event: { type: 'track', name: 'View' }, which },
    });
    const facts = factsOf([
      'View 2026-11-01T00:00:00Z',
      'Buy 2026-11-02T00:00:00Z',
      'View 2026-11-03T00:00:00Z',
    ]);
    assert.deepEqual(ask(rule('last'), facts, NOW), [true, null]);
    assert.deepEqual(ask(rule('first'), facts, NOW), [false, null]);
    assert.deepEqual(ask(rule('last'), facts, '2026-11-02T12:00:00Z'), [
      false,
      '2026-11-03T00:00:00.000Z',
    ]);
  });

  it('goes by when they last entered an audience', () => {
    const rule = {
      kind: 'did',
      event: buy,
      within: { kind: 'entered', audience: 'lookers' },
    };
    const lookers = [
      {
        name: 'Lookers',
        identifier: 'lookers',
        description: '',
        rule: ruleSchema.parse({ kind: 'did', event: { type: 'track', name: 'View' } }),
        segments: [],
        version: 1,
        managedBy: 'editor' as const,
      },
    ];
    const resolved = resolveRule(
      ruleSchema.parse(rule),
      { ...nothing, audiences: lookers },
      timeZone,
    );
    assert.deepEqual(resolved.audiences, {}, 'what its rule says makes no difference');
    const at = Date.parse('2026-11-02T00:00:00Z');
    const holds = (entered: Facts['entered']) =>
      judge(resolved, factsOf(['Buy 2026-11-02T00:00:00Z'], { entered }), {
        now: new Date(NOW),
        catalogueValue: () => undefined,
      }).holds;
    assert.equal(holds({ lookers: at - 1 }), true);
    assert.equal(holds({ lookers: at }), false);
    assert.equal(holds({ others: at - 1 }), false);
  });

  it('is refused when what it refers to is not there, or leads back to it', () => {
    const audience = (identifier: string, rule: object) => ({
      name: identifier,
      identifier,
      description: '',
      rule: ruleSchema.parse(rule),
      segments: [],
      version: 1,
      managedBy: 'editor' as const,
    });
    const refuse = (rule: object, audiences: ReturnType<typeof audience>[], message: string) =>
      assert.throws(
        () => resolveRule(ruleSchema.parse(rule), { ...nothing, audiences }, timeZone),
        new RuleError(message),
      );
    refuse({ kind: 'audience', audience: 'vip' }, [], 'There is no audience «vip».');
    refuse({ kind: 'segment', group: 'a', segment: 'b' }, [], 'There is no segment «a/b».');
    const spent = {
      kind: 'computed-trait',
      trait: 'x',
      test: { type: 'presence', operator: 'is-set' },
    };
    refuse(spent, [], 'There is no computed trait «x».');
    const sinceEntering = (name: string) => ({
      kind: 'did',
      event: buy,
      within: { kind: 'entered', audience: name },
    });
    refuse(sinceEntering('vip'), [], 'There is no audience «vip».');
    refuse(
      sinceEntering('a'),
      [audience('a', sinceEntering('a'))],
      'An audience cannot refer to itself: a → a.',
    );
    const a = audience('a', { kind: 'not', rule: { kind: 'audience', audience: 'b' } });
    const b = audience('b', { kind: 'audience', audience: 'a' });
    refuse(
      { kind: 'audience', audience: 'a' },
      [a, b],
      'An audience cannot refer to itself: a → b → a.',
    );
  });
});
