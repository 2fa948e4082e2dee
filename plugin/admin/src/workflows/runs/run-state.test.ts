import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Run } from 'strapi-cdp-config';
import { isUnderWay, progressOf, tookOf } from './run-state.ts';

const run: Run = {
  id: '00000000-0000-4000-8000-000000000000',
  workflowKey: 'articles',
  workflowName: 'Articles',
  kind: 'content',
  state: 'running',
  trigger: 'manual',
  requestedBy: 'Ada',
  queuedAt: '2026-03-10T12:00:00Z',
  startedAt: '2026-03-10T12:00:01Z',
  endedAt: null,
  attempts: 1,
  pages: 2,
  counts: { read: 400, sent: 380, unchanged: 20, deleted: 0, failed: 0 },
  bytes: 1000,
  total: 1000,
  checkpoint: null,
  draft: false,
  problems: [],
  error: null,
};

test('a run is under way until it finished or failed', () => {
  assert.equal(isUnderWay({ ...run, state: 'retrying' }), true);
  assert.equal(isUnderWay({ ...run, state: 'failed' }), false);
});

test('progress is known once the total is, and never above all of it', () => {
  assert.equal(progressOf(run), 40);
  assert.equal(progressOf({ ...run, total: null }), undefined);
  assert.equal(progressOf({ ...run, total: 0 }), undefined);
  assert.equal(progressOf({ ...run, counts: { ...run.counts, read: 1500 } }), 100);
});

test('a run takes time from its start to its end, or to now', () => {
  const now = new Date('2026-03-10T12:00:11Z');
  assert.equal(tookOf(run, now), 10_000);
  assert.equal(tookOf({ ...run, endedAt: '2026-03-10T12:00:04Z' }, now), 3000);
  assert.equal(tookOf({ ...run, startedAt: null }, now), undefined);
});
