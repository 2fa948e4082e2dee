import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleSchema } from 'strapi-cdp-config';
import { diffLines, ruleLines } from './rule-lines.ts';

const inAudience = (audience: string) => ({ kind: 'audience', audience });
const linesOf = (rule: object) =>
  ruleLines(ruleSchema.parse(rule), {
    group: (kind) => kind,
    condition: (condition) => (condition.kind === 'audience' ? condition.audience : ''),
  });
const marks = { same: ' ', added: '+', removed: '-' };
const diff = (before: object, after: object) =>
  diffLines(linesOf(before), linesOf(after)).map(
    ({ change, depth, text }) => `${marks[change]}${' '.repeat(depth)}${text}`,
  );

const before = {
  kind: 'all',
  rules: [inAudience('a'), inAudience('b'), { kind: 'not', rule: inAudience('c') }],
};

test('a rule that stays has no changes', () => {
  assert.deepEqual(diff(before, before), [' all', '  a', '  b', '  not', '   c']);
});

test('what is taken away, added and kept is told in place', () => {
  const after = {
    kind: 'all',
    rules: [inAudience('a'), { kind: 'not', rule: inAudience('d') }, inAudience('e')],
  };
  assert.deepEqual(diff(before, after), [' all', '  a', '- b', '  not', '-  c', '+  d', '+ e']);
});

test('the same condition deeper down is another one', () => {
  assert.deepEqual(diff(inAudience('a'), { kind: 'not', rule: inAudience('a') }), [
    '-a',
    '+not',
    '+ a',
  ]);
});
