import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteAmount } from './bytes.ts';
import { durationParts } from './duration.ts';

test('bytes are told in the largest unit that holds one', () => {
  assert.deepEqual(byteAmount(0), { value: 0, unit: 'byte' });
  assert.deepEqual(byteAmount(999), { value: 999, unit: 'byte' });
  assert.deepEqual(byteAmount(1500), { value: 1.5, unit: 'kilobyte' });
  assert.deepEqual(byteAmount(2_000_000), { value: 2, unit: 'megabyte' });
  assert.equal(byteAmount(5e18).unit, 'terabyte');
});

const durations: [number, string][] = [
  [0, '0 millisecond'],
  [420, '420 millisecond'],
  [1000, '1 second'],
  [59_700, '1 minute'],
  [65_000, '1 minute 5 second'],
  [3_600_000, '1 hour'],
  [3_725_000, '1 hour 2 minute'],
];
for (const [milliseconds, words] of durations) {
  test(`${milliseconds} ms are ${words}`, () => {
    const parts = durationParts(milliseconds).map(({ value, unit }) => `${value} ${unit}`);
    assert.equal(parts.join(' '), words);
  });
}
