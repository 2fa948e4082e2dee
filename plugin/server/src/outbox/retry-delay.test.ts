import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryDelay } from './retry-delay.ts';

test('the delay doubles up to a minute', () => {
  const delays = [1, 2, 3, 6, 7, 8, 1000].map((attempts) => retryDelay(attempts, 0));
  assert.deepEqual(delays, [1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000]);
});

test('chance makes it shorter by a fifth at most', () => {
  assert.equal(retryDelay(1, 1), 800);
  assert.equal(retryDelay(50, 1), 48_000);
});
