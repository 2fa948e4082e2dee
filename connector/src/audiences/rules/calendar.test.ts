import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { calendarOf } from './calendar.ts';
import { momentOf, toDateValue } from './dates.ts';

const DAY = 24 * 60 * 60_000;
const iso = (moment: number) => new Date(moment).toISOString();

describe('a calendar', () => {
  const berlin = calendarOf('Europe/Berlin');

  it('has days of 23 and 25 hours where clocks are turned', () => {
    const spring = Date.parse('2026-03-29T12:00:00Z');
    assert.equal(iso(berlin.startOf(spring, 'day')), '2026-03-28T23:00:00.000Z');
    assert.equal(iso(berlin.startOf(spring, 'day', 1)), '2026-03-29T22:00:00.000Z');
    const autumn = Date.parse('2026-10-25T12:00:00Z');
    assert.equal(iso(berlin.startOf(autumn, 'day')), '2026-10-24T22:00:00.000Z');
    assert.equal(iso(berlin.startOf(autumn, 'day', 1)), '2026-10-25T23:00:00.000Z');
  });

  it('begins weeks on Monday, and months, quarters and years where they begin there', () => {
    const moment = Date.parse('2026-11-24T22:59:00Z');
    const starts = (['week', 'month', 'quarter', 'year'] as const).map((unit) =>
      iso(berlin.startOf(moment, unit)),
    );
    assert.deepEqual(starts, [
      '2026-11-22T23:00:00.000Z',
      '2026-10-31T23:00:00.000Z',
      '2026-09-30T22:00:00.000Z',
      '2025-12-31T23:00:00.000Z',
    ]);
    assert.equal(iso(berlin.startOf(moment, 'month', -8)), '2026-02-28T23:00:00.000Z');
    assert.equal(iso(berlin.startOf(moment, 'quarter', 1)), '2026-12-31T23:00:00.000Z');
  });

  it('takes a time that clocks leave out for the moment of the turn, and one of two for the first', () => {
    const at = (text: string) => iso(momentOf(text, berlin));
    assert.equal(at('2026-03-29T02:30'), '2026-03-29T01:00:00.000Z');
    assert.equal(at('2026-03-29T03:30'), '2026-03-29T01:30:00.000Z');
    assert.equal(at('2026-10-25T02:30'), '2026-10-25T00:30:00.000Z');
    assert.equal(at('2026-10-25T03:00'), '2026-10-25T02:00:00.000Z');
    // At midnight clocks went to one o'clock, or back to midnight.
    assert.equal(
      iso(momentOf('2018-11-04', calendarOf('America/Sao_Paulo'))),
      '2018-11-04T03:00:00.000Z',
    );
    assert.equal(
      iso(momentOf('2025-11-02', calendarOf('America/Havana'))),
      '2025-11-02T04:00:00.000Z',
    );
  });

  it('agrees with itself at every moment', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'America/Havana',
      'Asia/Kathmandu',
      'Pacific/Apia',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
        fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2035, 0) }),
        (zone, unit, moment) => {
          const calendar = calendarOf(zone);
          const start = calendar.startOf(moment, unit);
          const next = calendar.startOf(moment, unit, 1);
          assert.ok(start <= moment && moment < next, `${iso(start)} ${iso(next)}`);
          assert.equal(calendar.startOf(start, unit), start);
          assert.equal(calendar.startOf(next - 1, unit), start);
          assert.equal(calendar.startOf(next, unit, -1), start);
          const local = calendar.latestLocal(moment);
          const first = calendar.moment(local);
          assert.ok(first <= moment && calendar.local(first) >= local);
          assert.ok(calendar.latestLocal(first - 1) < local);
        },
      ),
      { numRuns: 2_000, examples: [['Europe/Berlin', 'day', Date.parse('2026-10-25T00:59:00Z')]] },
    );
    assert.equal(calendarOf('UTC').startOf(DAY, 'day'), DAY);
  });
});

describe('text', () => {
  const read = (value: unknown) => {
    const date = toDateValue(value, 'Europe/Berlin');
    return date && [iso(date.moment), date.monthDay];
  };

  it('is a date in the forms of ISO 8601 that there are', () => {
    assert.deepEqual(read('2026-03-01'), ['2026-02-28T23:00:00.000Z', '03-01']);
    assert.deepEqual(read('2026-03-01T00:30'), ['2026-02-28T23:30:00.000Z', '03-01']);
    assert.deepEqual(read('2026-02-28T23:30:00Z'), ['2026-02-28T23:30:00.000Z', '03-01']);
    assert.deepEqual(read('2026-02-28T23:30:00.123456+0200'), [
      '2026-02-28T21:30:00.123Z',
      '02-28',
    ]);
    assert.deepEqual(read('2024-02-29'), ['2024-02-28T23:00:00.000Z', '02-29']);
  });

  it('is none for days that there are not, other forms, and what is no text', () => {
    const others = [
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-13-01',
      '0000-01-01',
      '2026-1-1',
    ];
    for (const value of [...others, '2026-01-01 10:00', '2026-01-01T24:00', '', 20260101, null]) {
      assert.equal(read(value), undefined, String(value));
    }
  });
});
