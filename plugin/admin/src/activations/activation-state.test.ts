import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActivationActivity } from 'strapi-cdp-config';
import { hasWork, stateOf } from './activation-state.ts';

const activity: ActivationActivity = {
  identifier: 'win-back',
  waiting: 0,
  delivered: 12,
  refused: 1,
  skipped: 0,
  lastDeliveredAt: '2026-03-10T12:00:00Z',
  problem: null,
  nextTryAt: null,
  snapshot: null,
};
const snapshot = { startedAt: '2026-03-10T06:00:00Z', endedAt: null, members: 40, error: null };

test('one that is off is off, whatever the connector knows of it', () => {
  assert.equal(stateOf({ enabled: false, activity: null }), 'off');
  assert.equal(stateOf({ enabled: false, activity: { ...activity, problem: 'Away.' } }), 'off');
});

test('a problem comes before what waits because of it', () => {
  const away = { ...activity, waiting: 3, problem: 'The destination does not answer.' };
  assert.equal(stateOf({ enabled: true, activity: away }), 'problem');
  assert.equal(stateOf({ enabled: true, activity: { ...activity, waiting: 3 } }), 'working');
  assert.equal(stateOf({ enabled: true, activity }), 'ready');
  assert.equal(stateOf({ enabled: true, activity: null }), 'unknown');
});

test('there is work while something waits or all members are being told', () => {
  assert.equal(hasWork({ enabled: true, activity }), false);
  assert.equal(hasWork({ enabled: true, activity: { ...activity, waiting: 1 } }), true);
  assert.equal(hasWork({ enabled: true, activity: { ...activity, snapshot } }), true);
  const ended = { ...snapshot, endedAt: '2026-03-10T06:01:00Z' };
  assert.equal(hasWork({ enabled: true, activity: { ...activity, snapshot: ended } }), false);
});
