import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identifierState } from './identifier-state.ts';

const free = { available: true, suggestion: 'vip' };
const taken = { available: false, suggestion: 'vip-2' };

test('an identifier that is not valid, or one’s own, is not asked about', () => {
  assert.equal(identifierState('', undefined, '', undefined).kind, 'unchecked');
  assert.equal(identifierState('VIP!', undefined, 'VIP!', free).kind, 'unchecked');
  assert.equal(identifierState('vip', 'vip', 'vip', taken).kind, 'unchecked');
});

test('an answer about what stood there before says nothing', () => {
  assert.equal(identifierState('vip', undefined, 'vi', taken).kind, 'checking');
  assert.equal(identifierState('vip', undefined, 'vip', undefined).kind, 'checking');
});

test('the answer is told, with a way out when it is taken', () => {
  assert.deepEqual(identifierState('vip', undefined, 'vip', free), { kind: 'available' });
  assert.deepEqual(identifierState('vip', 'other', 'vip', taken), {
    kind: 'taken',
    suggestion: 'vip-2',
  });
});
