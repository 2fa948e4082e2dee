import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isImporting, percentOf } from './import-state.ts';

test('an import is at 100 % only when it has finished', () => {
  assert.equal(percentOf({ state: 'running', bytes: 200, bytesRead: 50 }), 25);
  assert.equal(percentOf({ state: 'running', bytes: 200, bytesRead: 200 }), 99);
  assert.equal(percentOf({ state: 'finished', bytes: 200, bytesRead: 0 }), 100);
  assert.equal(percentOf({ state: 'queued', bytes: 0, bytesRead: 0 }), 0);
});

test('an import that ended has no work left', () => {
  assert.ok(isImporting({ state: 'retrying' }));
  assert.ok(!isImporting({ state: 'cancelled' }));
});
