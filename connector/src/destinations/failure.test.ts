import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPassing, parseRetryAfter } from './failure.ts';

const now = new Date('2026-11-24T10:00:00Z');

for (const [value, expected] of [
  [undefined, undefined],
  ['', undefined],
  ['0', 0],
  ['120', 120_000],
  ['Tue, 24 Nov 2026 10:01:00 GMT', 60_000],
  ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
  ['soon', undefined],
] as const) {
  test(`Retry-After «${value}» is ${expected} ms`, () => {
    assert.equal(parseRetryAfter(value, now), expected);
  });
}

test('a refusal is final unless it says «not now»', () => {
  assert.deepEqual([400, 401, 404, 409, 413, 422].filter(isPassing), []);
  assert.deepEqual([408, 425, 429, 500, 503].filter(isPassing), [408, 425, 429, 500, 503]);
});
