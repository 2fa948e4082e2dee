import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuleDraft } from './draft.ts';
import { duplicate, insert, move, moveTo, neighbourOf, placeTowards, remove } from './edit.ts';
import { type GroupNode, isGroupNode, nodesOf, type RuleNode, toDraft, toTree } from './tree.ts';

const one = (category: string): RuleDraft => ({ kind: 'consent', category, is: 'granted' });
const all = (...rules: RuleDraft[]): RuleDraft => ({ kind: 'all', rules });
const any = (...rules: RuleDraft[]): RuleDraft => ({ kind: 'any', rules });

/** The tree as text: `all(a any(b c))`. */
function shape(node: RuleNode): string {
  const not = node.negated ? '!' : '';
  if (isGroupNode(node)) return `${not}${node.kind}(${node.parts.map(shape).join(' ')})`;
  return not + nameOf(node);
}

function nameOf(node: RuleNode): string {
  return 'condition' in node && node.condition.kind === 'consent' ? node.condition.category : '';
}

/** Finds a condition by its category, or the group that begins with it. */
function idOf(root: GroupNode, name: string): string {
  const isGroup = name.endsWith('…');
  const sought = name.replace('…', '');
  const found = nodesOf(root).find((node) =>
    isGroup
      ? isGroupNode(node) && node !== root && node.parts[0] && nameOf(node.parts[0]) === sought
      : nameOf(node) === sought,
  );
  return found?.id ?? assert.fail(`no ${name} in ${shape(root)}`);
}

const tree = () => toTree(all(one('a'), any(one('b'), one('c')), one('d')));

test('a draft goes to cards and back as it was', () => {
  const draft = all(one('a'), {
    kind: 'not',
    rule: any(one('b'), { kind: 'not', rule: one('c') }),
  });
  assert.equal(shape(toTree(draft)), 'all(a !any(b !c))');
  assert.deepEqual(toDraft(toTree(draft)), draft);
});

test('a single condition stands in a group, so that there is a place for the next', () => {
  assert.equal(shape(toTree(one('a'))), 'all(a)');
  assert.equal(shape(toTree({ kind: 'not', rule: one('a') })), 'all(!a)');
});

test('two negations are none', () => {
  const twice: RuleDraft = { kind: 'not', rule: { kind: 'not', rule: one('a') } };
  assert.equal(shape(toTree(twice)), 'all(a)');
});

const moves: [string, Parameters<typeof move>[2], string][] = [
  ['d', 'up', 'all(a d any(b c))'],
  ['a', 'down', 'all(any(b c) a d)'],
  ['b…', 'down', 'all(a d any(b c))'],
  ['b', 'out', 'all(a any(c) b d)'],
  ['d', 'in', 'all(a any(b c d))'],
  ['a', 'in', 'all(any(a b c) d)'],
  ['c', 'up', 'all(a any(c b) d)'],
];
for (const [name, direction, expected] of moves) {
  test(`${name} moves ${direction}`, () => {
    const root = tree();
    assert.equal(shape(move(root, idOf(root, name), direction)), expected);
  });
}

for (const [name, direction] of [
  ['a', 'up'],
  ['d', 'down'],
  ['a', 'out'],
  ['b', 'in'],
  ['b', 'up'],
] as const) {
  test(`${name} has no way ${direction}, and nothing changes`, () => {
    const root = tree();
    const id = idOf(root, name);
    assert.equal(placeTowards(root, id, direction), undefined);
    assert.equal(move(root, id, direction), root);
  });
}

test('a card is dropped between others, counted while it still stands where it was', () => {
  const root = tree();
  const a = idOf(root, 'a');
  assert.equal(shape(moveTo(root, a, { group: root.id, index: 3 })), 'all(any(b c) d a)');
  assert.equal(moveTo(root, a, { group: root.id, index: 0 }), root);
  assert.equal(moveTo(root, a, { group: root.id, index: 1 }), root);
  const group = idOf(root, 'b…');
  assert.equal(shape(moveTo(root, a, { group, index: 1 })), 'all(any(b a c) d)');
});

test('a group cannot be put into itself or into a group in it', () => {
  const root = toTree(all(any(one('a'), all(one('b')))));
  const outer = idOf(root, 'a…');
  assert.equal(moveTo(root, outer, { group: outer, index: 0 }), root);
  assert.equal(moveTo(root, outer, { group: idOf(root, 'b…'), index: 0 }), root);
});

test('a copy stands behind what it was made of, and is its own all through', () => {
  const root = tree();
  const { root: next, copy } = duplicate(root, idOf(root, 'b…'));
  assert.equal(shape(next), 'all(a any(b c) any(b c) d)');
  const ids = nodesOf(next).map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(copy && ids.includes(copy));
});

test('the focus goes to the next card, the one before, or the group around', () => {
  const root = tree();
  assert.equal(neighbourOf(root, idOf(root, 'a')), idOf(root, 'b…'));
  assert.equal(neighbourOf(root, idOf(root, 'd')), idOf(root, 'b…'));
  const alone = toTree(all(one('a')));
  assert.equal(neighbourOf(alone, idOf(alone, 'a')), alone.id);
});

test('what is not touched stays the same object', () => {
  const root = tree();
  const next = remove(root, idOf(root, 'd'));
  assert.equal(shape(next), 'all(a any(b c))');
  assert.equal(next.parts[1], root.parts[1]);
  assert.equal(shape(insert(next, root.parts[2] as RuleNode, next.id)), shape(root));
});
