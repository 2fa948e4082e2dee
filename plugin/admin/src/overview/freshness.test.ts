import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshness } from './freshness.ts';

const wrote = { etag: '"b"', pendingChanges: 2 };
const copy = { etag: '"b"', checkedAt: '2026-03-10T12:00:00Z', error: null };

test('the same version is current, even if a later look failed', () => {
  assert.deepEqual(freshness(copy, wrote), { kind: 'current' });
  assert.deepEqual(freshness({ ...copy, error: 'Strapi is away.' }, wrote), { kind: 'current' });
});

test('another version is behind, by as many changes as are waiting', () => {
  assert.deepEqual(freshness({ ...copy, etag: '"a"' }, wrote), {
    kind: 'behind',
    pendingChanges: 2,
  });
});

test('a connector without a copy, or one that cannot pull it, says so', () => {
  assert.deepEqual(freshness({ ...copy, etag: null }, wrote), { kind: 'none' });
  assert.deepEqual(freshness({ ...copy, etag: null, error: 'Strapi is away.' }, wrote), {
    kind: 'failed',
    problem: 'Strapi is away.',
  });
});
