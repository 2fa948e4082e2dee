import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextDelay, usualRetries } from './backoff.ts';

const middle = () => 0.5;

test('delays double up to the longest, then the run gives up', () => {
  const delays = Array.from({ length: 10 }, (_, index) =>
    nextDelay(usualRetries, index + 1, undefined, middle),
  );
  assert.deepEqual(delays, [
    1_000,
    2_000,
    4_000,
    8_000,
    16_000,
    32_000,
    64_000,
    128_000,
    256_000,
    undefined,
  ]);
});

test('jitter stays within a quarter', () => {
  assert.equal(
    nextDelay(usualRetries, 3, undefined, () => 0),
    3_000,
  );
  assert.equal(
    nextDelay(usualRetries, 3, undefined, () => 1),
    5_000,
  );
});

test('what the other side asks for counts, within a day', () => {
  assert.equal(nextDelay(usualRetries, 1, 90_000, middle), 90_000);
  assert.equal(nextDelay(usualRetries, 1, 10, middle), 1_000, 'less than usual does not');
  assert.equal(nextDelay(usualRetries, 1, 1e12, middle), 86_400_000);
});
