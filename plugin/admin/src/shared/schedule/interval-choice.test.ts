import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intervalOfChoice } from './interval-choice.ts';

test('a preset keeps the time of the one before', () => {
  assert.equal(intervalOfChoice('weekly', '30 6 * * *'), '30 6 * * 1');
  assert.equal(intervalOfChoice('daily', null), '0 3 * * *');
});

test('a cron expression begins with what there is, or with every night', () => {
  assert.equal(intervalOfChoice('cron', '*/7 2 * * *'), '*/7 2 * * *');
  assert.equal(intervalOfChoice('cron', 'live'), '0 3 * * *');
  assert.equal(intervalOfChoice('cron', null), '0 3 * * *');
});

test('no schedule is null', () => {
  assert.equal(intervalOfChoice('none', '0 3 * * *'), null);
});
