import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyCondition, emptyFilter } from './conditions.ts';
import { emptyRule, type RuleDraft, toRule } from './draft.ts';
import { formProblems } from './form-problems.ts';
import { problemAt, problemsIn } from './problems.ts';
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
