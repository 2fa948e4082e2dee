import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { plainWriteKeySchema, writeKeySchema } from 'strapi-cdp-config';
import { ConflictError } from '../http/index.ts';
import { idOfKey, newWriteKey, revoked, rotated } from './write-keys.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const make = () => newWriteKey('server', NOW).kept;
const ends = (keys: { expiresAt: string | null }[]) => keys.map(({ expiresAt }) => expiresAt);

test('of a server key only the digest is kept, of a browser key the key too', () => {
  const server = newWriteKey('server', NOW);
  assert.match(server.writeKey, /^cdp_sec_[\w-]{32}$/);
  assert.equal(plainWriteKeySchema.parse(server.writeKey), server.writeKey);
  assert.deepEqual(writeKeySchema.parse(server.kept), server.kept);
  assert.equal(server.kept.digest, createHash('sha256').update(server.writeKey).digest('hex'));
  assert.ok(!JSON.stringify(server.kept).includes(server.writeKey));

  const browser = newWriteKey('browser', NOW);
  assert.match(browser.writeKey, /^cdp_pub_/);
  assert.equal(browser.kept.value, browser.writeKey);
  assert.notEqual(newWriteKey('browser', NOW).writeKey, browser.writeKey);
});

test('a rotation ends the keys before it as late as was asked, and none later than it would', () => {
  const [first, second] = [make(), make()];
  const daily = rotated([first], second, 'day', NOW);
  assert.deepEqual(ends(daily), [null, '2026-11-25T10:00:00.000Z']);
  const weekly = rotated(daily, make(), 'week', NOW);
  assert.deepEqual(ends(weekly), [null, '2026-12-01T10:00:00.000Z', '2026-11-25T10:00:00.000Z']);
});

test('a rotation without overlap leaves only the new key, and one later drops what has ended', () => {
  const [first, second, third] = [make(), make(), make()];
  assert.deepEqual(rotated([first], second, 'none', NOW), [second]);
  const later = new Date('2026-11-25T10:00:00Z');
  const keys = rotated(rotated([first], second, 'day', NOW), third, 'week', later);
  assert.deepEqual(keys.map(idOfKey), [third, second].map(idOfKey));
});

test('keys that work do not pile up without end', () => {
  let keys = [make()];
  for (let count = 0; count < 9; count += 1) keys = rotated(keys, make(), 'week', NOW);
  assert.equal(keys.length, 10);
  assert.throws(() => rotated(keys, make(), 'week', NOW), ConflictError);
  assert.equal(rotated(keys, make(), 'none', NOW).length, 1);
});

test('a key is revoked at once, but never the last that works', () => {
  const [first, second] = [make(), make()];
  const keys = rotated([first], second, 'week', NOW);
  assert.deepEqual(revoked(keys, idOfKey(first), NOW), [second]);
  assert.deepEqual(ends(revoked(keys, idOfKey(second), NOW)), ['2026-12-01T10:00:00.000Z']);
  assert.throws(() => revoked([second], idOfKey(second), NOW), ConflictError);
  const afterwards = new Date('2026-12-02T10:00:00Z');
  assert.throws(() => revoked(keys, idOfKey(second), afterwards), ConflictError);
});
