import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemText } from '../../../shared/form/problem-text.ts';
import {
  CONDITION_KINDS,
  emptyCondition,
  emptyFilter,
  emptyTest,
  emptyWindow,
} from './conditions.ts';
import { emptyRule, type RuleDraft, toRule } from './draft.ts';
import { formProblems } from './form-problems.ts';
import { problemAt, problemsIn } from './problems.ts';
import { TEST_CHOICES, withChoice } from './test-choices.ts';
import { toTree } from './tree.ts';

test('a new audience asks for a condition, at the root', () => {
  const root = toTree(emptyRule);
  assert.deepEqual(problemsIn(root), [{ node: root.id, field: '', message: 'Add a condition.' }]);
  assert.equal(toRule(emptyRule), undefined);
});

test('what is missing is told at its card and field, through groups and negations', () => {
  const did = emptyCondition('did');
  assert.ok(did.kind === 'did');
  const draft: RuleDraft = {
    kind: 'not',
    rule: {
      kind: 'all',
      rules: [
        { kind: 'consent', category: 'ads', is: 'granted' },
        {
          kind: 'not',
          rule: {
            kind: 'any',
            rules: [
              { kind: 'not', rule: { ...did, event: { ...did.event, where: [emptyFilter()] } } },
            ],
          },
        },
      ],
    },
  };
  const root = toTree(draft);
  const group = root.parts[1];
  const card = group && 'parts' in group ? group.parts[0] : undefined;
  assert.ok(card);
  const found = problemsIn(root);
  assert.deepEqual([...new Set(found.map(({ node }) => node))], [card.id]);
  assert.equal(problemAt(found, card.id, 'event.name'), 'Enter the name of an event.');
  assert.equal(problemAt(found, card.id, 'event.where.0.path'), 'Enter a property.');
  assert.equal(problemAt(found, card.id, 'event.where.0.test.values'), 'Enter a value.');
  assert.equal(problemAt(found, card.id, 'count.value'), undefined);
});

test('a problem in a value of a list is told at the list', () => {
  const root = toTree({
    kind: 'trait',
    path: 'city',
    quantifier: 'any',
    test: { type: 'text', operator: 'one-of', values: ['Rome', ''], caseSensitive: false },
  });
  const [card] = root.parts;
  assert.ok(card);
  assert.equal(problemAt(problemsIn(root), card.id, 'test.values'), 'Enter a value.');
});

test('what a form found is a list again', () => {
  const errors = {
    rules: [
      undefined,
      { audience: { id: 'cdp.x', defaultMessage: 'Goes {way}.', values: { way: 'round' } } },
    ],
  };
  const say = ({
    defaultMessage,
    values,
  }: {
    defaultMessage: string;
    values?: Record<string, string>;
  }) => defaultMessage.replace('{way}', values?.way ?? '');
  assert.deepEqual(formProblems(errors, say), [
    { path: ['rules', '1', 'audience'], message: 'Goes round.' },
  ]);
  assert.deepEqual(formProblems('Too large.', say), [{ path: [], message: 'Too large.' }]);
  assert.deepEqual(formProblems(undefined, say), []);
});

test('what the builder finds missing is known in every language', () => {
  const windows = (
    ['last', 'calendar', 'between', 'before', 'after', 'since', 'entered'] as const
  ).map(emptyWindow);
  const did = emptyCondition('did');
  const trait = emptyCondition('trait');
  assert.ok(did.kind === 'did' && trait.kind === 'trait');
  const nothing = { count: null, unit: 'days' as const };
  const drafts: RuleDraft[] = [
    emptyRule,
    ...CONDITION_KINDS.map(emptyCondition),
    ...windows.map((within) => ({ ...did, within })),
    { ...did, within: { kind: 'last', ...nothing } },
    { ...did, within: { kind: 'calendar', unit: 'month', back: null, count: 0 } },
    { ...did, within: { kind: 'last', count: 1.5, unit: 'days' } },
    { ...did, within: { kind: 'last', count: 20_000, unit: 'days' } },
    { ...did, within: { kind: 'between', from: '2026-02-01', to: '2026-01-01' } },
    { ...did, count: { operator: 'between', value: null, upTo: null } },
    { ...did, count: { operator: 'between', value: 3, upTo: 1 } },
    { ...did, event: { ...did.event, where: [{ subject: 'source', sources: [] }] } },
    { kind: 'regularly', event: did.event, unit: 'day', atLeast: 8, of: 7 },
    ...TEST_CHOICES.map((choice) => ({
      ...trait,
      test: withChoice(emptyTest('presence'), choice),
    })),
    { kind: 'all', rules: Array.from({ length: 101 }, () => did) },
    Array.from({ length: 10 }).reduce<RuleDraft>((rule) => ({ kind: 'any', rules: [rule] }), did),
  ];
  const messages = new Set(
    drafts.flatMap((draft) => problemsIn(toTree(draft)).map(({ message }) => message)),
  );
  const unknown = [...messages].filter((message) => !problemText(message));
  assert.deepEqual(unknown, []);
  assert.ok(messages.size > 15, `${messages.size} different ones`);
});
