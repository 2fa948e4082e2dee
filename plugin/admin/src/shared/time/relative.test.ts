import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relativeMoment } from './relative.ts';

const now = new Date('2026-03-10T12:00:00Z');
const from = (iso: string) => relativeMoment(new Date(iso), now);

test('the longest unit that fits is taken, in both directions', () => {
  assert.deepEqual(from('2026-03-10T12:12:30Z'), { value: 12, unit: 'minute' });
  assert.deepEqual(from('2026-03-10T11:59:48Z'), { value: -12, unit: 'second' });
  assert.deepEqual(from('2026-03-10T10:30:00Z'), { value: -1, unit: 'hour' });
  assert.deepEqual(from('2026-03-13T11:00:00Z'), { value: 2, unit: 'day' });
  assert.deepEqual(from('2024-01-10T12:00:00Z'), { value: -2, unit: 'year' });
});

test('a moment that has just passed is now', () => {
  const { value } = from('2026-03-10T11:59:59.900Z');
  assert.equal(Object.is(value, 0), true);
});
