import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillDays, sumMonths } from './days.ts';

const now = new Date('2026-03-10T23:59:00Z');

test('days without events are bars too, the last is today', () => {
  assert.deepEqual(fillDays([{ day: '2026-03-09', events: 4 }], 3, now), [
    { day: '2026-03-08', value: 0 },
    { day: '2026-03-09', value: 4 },
    { day: '2026-03-10', value: 0 },
  ]);
});

test('a long time is told by weeks, and no day is lost', () => {
  const counts = Array.from({ length: 140 }, (_, back) => ({
    day: new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10),
    events: 1,
  }));
  const weeks = fillDays(counts, 140, now);
  assert.equal(weeks.length, 20);
  assert.ok(weeks.every(({ value }) => value === 7));
  assert.equal(weeks.at(-1)?.day, '2026-03-04');
});

test('months between two amounts are bars too', () => {
  const amounts = [
    { at: '2026-02-03T10:00:00.000Z', value: 5 },
    { at: '2025-12-31T10:00:00.000Z', value: 2 },
    { at: '2026-02-20T10:00:00.000Z', value: 1 },
  ];
  assert.deepEqual(sumMonths(amounts), [
    { day: '2025-12-01', value: 2 },
    { day: '2026-01-01', value: 0 },
    { day: '2026-02-01', value: 6 },
  ]);
  assert.deepEqual(sumMonths([]), []);
});
