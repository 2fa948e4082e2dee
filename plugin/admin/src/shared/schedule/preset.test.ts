import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { intervalProblem } from 'strapi-cdp-config';
import { intervalOf, PRESET_KINDS, type Preset, presetOf, presetOfKind } from './preset.ts';

const time = { hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) };
const presets: fc.Arbitrary<Preset> = fc.oneof(
  fc.record({ kind: fc.constant('live' as const) }),
  fc.record({ kind: fc.constant('minutes' as const), every: fc.integer({ min: 1, max: 59 }) }),
  fc.record({ kind: fc.constant('hourly' as const), minute: time.minute }),
  fc.record({ kind: fc.constant('daily' as const), ...time }),
  fc.record({
    kind: fc.constant('weekly' as const),
    days: fc
      .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 })
      .map((days) => days.sort((one, other) => one - other)),
    ...time,
  }),
  fc.record({
    kind: fc.constant('monthly' as const),
    day: fc.integer({ min: 1, max: 31 }),
    ...time,
  }),
);

test('every preset is a valid interval and is found again in it', () => {
  fc.assert(
    fc.property(presets, (preset) => {
      const interval = intervalOf(preset);
      assert.equal(intervalProblem(interval), undefined);
      assert.deepEqual({ ...presetOf(interval) }, { ...preset });
    }),
  );
});

test('an interval that is found to be a preset means the same as the preset', () => {
  const same: [string, string][] = [
    ['*/1 * * * *', '* * * * *'],
    [' 0   3 * * * ', '0 3 * * *'],
    ['0 3 * * MON-FRI', '0 3 * * 1,2,3,4,5'],
    ['0 3 * * 6-7', '0 3 * * 0,6'],
    ['05 3 * * sun', '5 3 * * 0'],
  ];
  for (const [written, meant] of same) {
    const preset = presetOf(written);
    assert.ok(preset, written);
    assert.equal(intervalOf(preset), meant);
  }
});

for (const interval of [
  '',
  '* * * *',
  '0 3 * 6 *',
  '0 3 1 * 1',
  '0,30 * * * *',
  '0 */2 * * *',
  '0 8-18 * * *',
  '0 3 * * 5-1',
  '0 3 * * 1-3-5',
  '0 3 L * *',
  '60 * * * *',
  '*/0 * * * *',
]) {
  test(`«${interval}» is no preset`, () => {
    assert.equal(presetOf(interval), undefined);
  });
}

test('whoever changes the kind keeps the time of day', () => {
  const daily: Preset = { kind: 'daily', hour: 6, minute: 45 };
  assert.deepEqual(presetOfKind('weekly', daily), {
    kind: 'weekly',
    days: [1],
    hour: 6,
    minute: 45,
  });
  for (const kind of PRESET_KINDS) {
    assert.equal(intervalProblem(intervalOf(presetOfKind(kind, undefined))), undefined);
  }
});
