import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUsable } from './key-state.ts';

test('a key is usable until the moment it expires', () => {
  const expiresAt = '2026-11-24T10:00:00.000Z';
  assert.equal(isUsable({ expiresAt: null }, new Date()), true);
  assert.equal(isUsable({ expiresAt }, new Date('2026-11-24T09:59:59.999Z')), true);
  assert.equal(isUsable({ expiresAt }, new Date(expiresAt)), false);
});
