import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reliance } from './wording.ts';

const audience = (name: string) => ({ kind: 'audience', name });
const activation = (name: string) => ({ kind: 'activation', name });

for (const [found, sentence] of [
  [[audience('A')], 'the audience «A» relies on it. Change or delete that audience first.'],
  [
    [audience('A'), audience('B')],
    'the audiences «A», «B» rely on it. Change or delete those audiences first.',
  ],
  [[activation('X')], 'the activation «X» relies on it. Change or delete that activation first.'],
  [
    [audience('A'), activation('X')],
    'the audience «A» and the activation «X» rely on it. Change or delete them first.',
  ],
  [
    [audience('A'), activation('X'), activation('Y')],
    'the audience «A» and the activations «X», «Y» rely on it. Change or delete them first.',
  ],
] as const) {
  test(`what relies on something is told: ${sentence}`, () => {
    assert.equal(reliance(found), sentence);
  });
}
