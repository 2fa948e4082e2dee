import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterEcho } from './echo.ts';

test('a form that shows what it was told late, or as a copy, is only an echo', () => {
  const told = [{ at: 0 }, { at: 1 }, { at: 2 }];
  assert.deepEqual(afterEcho(told, { at: 1 }), [{ at: 1 }, { at: 2 }]);
  assert.deepEqual(afterEcho([{ at: 1 }, { at: 2 }], { at: 2 }), [{ at: 2 }]);
});

test('what is undone and told again is the echo of the last time', () => {
  assert.deepEqual(afterEcho(['a', 'b', 'a'], 'a'), ['a']);
});

test('what nobody told comes from somewhere else', () => {
  assert.equal(afterEcho(['a', 'b'], 'c'), undefined);
});
