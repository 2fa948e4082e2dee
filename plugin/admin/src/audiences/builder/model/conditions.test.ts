import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  asKind,
  CONDITION_KINDS,
  emptyCondition,
  emptyTest,
  emptyWindow,
  type TestDraft,
} from './conditions.ts';
import { toRule } from './draft.ts';
import { TEMPLATES } from './templates.ts';
import { choiceOf, showsQuantifier, TEST_CHOICES, withChoice } from './test-choices.ts';

for (const from of CONDITION_KINDS) {
  test(`${from} becomes every other kind, and lacks nothing that the kind has`, () => {
    for (const to of CONDITION_KINDS) {
      const turned = asKind(emptyCondition(from), to);
      assert.deepEqual(Object.keys(turned).sort(), Object.keys(emptyCondition(to)).sort());
      assert.equal(turned.kind, to);
    }
  });
}

test('another kind keeps the event and the window', () => {
  const did = emptyCondition('did');
  assert.ok(did.kind === 'did');
  const full = { ...did, event: { ...did.event, name: 'Searched' }, within: emptyWindow('last') };
  const didNot = asKind(full, 'did-not');
  assert.deepEqual(didNot, { kind: 'did-not', event: full.event, within: full.within });
  const sequence = asKind(full, 'sequence');
  assert.ok(sequence.kind === 'sequence');
  assert.equal(sequence.steps[0]?.event.name, 'Searched');
  assert.deepEqual(asKind(sequence, 'did'), { ...full, count: did.count });
});

test('every choice of a test gives that test', () => {
  for (const from of TEST_CHOICES) {
    for (const to of TEST_CHOICES) {
      const start = withChoice(emptyTest('presence'), from);
      assert.equal(choiceOf(withChoice(start, to)), to, `${from} to ${to}`);
    }
  }
});

test('another operator keeps what was entered where it can', () => {
  const text: TestDraft = { ...emptyTest('text'), operator: 'one-of', values: ['a', 'b'] };
  assert.deepEqual(withChoice(text, 'list-has-all'), {
    type: 'list',
    operator: 'has-all',
    values: ['a', 'b'],
    caseSensitive: false,
  });
  const is = withChoice(text, 'text-is');
  assert.ok(is.type === 'text');
  assert.deepEqual(is.values, ['a']);
  const number: TestDraft = { ...emptyTest('number'), value: 5 };
  assert.deepEqual(withChoice(number, 'number-at-most'), {
    type: 'number',
    operator: 'at-most',
    value: 5,
    upTo: null,
  });
});

test('the number of values is asked for where there may be several, or no word says «not»', () => {
  assert.equal(showsQuantifier('city', 'any', emptyTest('text')), false);
  assert.equal(showsQuantifier('city', 'none', emptyTest('text')), false);
  assert.equal(showsQuantifier('city', 'none', emptyTest('date')), true);
  assert.equal(showsQuantifier('products[].sku', 'any', emptyTest('text')), true);
});

for (const { id, rule } of TEMPLATES) {
  test(`the template «${id}» ${id === 'category-fans' ? 'asks for the category' : 'is a rule'}`, () => {
    assert.equal(toRule(rule) !== undefined, id !== 'category-fans');
  });
}
