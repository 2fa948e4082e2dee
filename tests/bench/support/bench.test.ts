import assert from 'node:assert/strict';
import { it } from 'node:test';
import { reaches } from './bench.ts';

it('judges a ratio by its goal', () => {
  assert.equal(reaches({ ratio: 0.5, goal: '>= 0.5' }), true);
  assert.equal(reaches({ ratio: 0.49, goal: '>= 0.5' }), false);
  assert.equal(reaches({ ratio: 1.1, goal: '<= 1' }), false);
  assert.throws(() => reaches({ ratio: 1, goal: 'fast' }), /is no goal/);
});
