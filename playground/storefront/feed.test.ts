import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Feed } from './feed.ts';

const early = new Date('2026-01-01T10:00:00Z');
const late = new Date('2026-01-01T11:00:00Z');

test('a feed keeps the latest version of each document and language, newest first', () => {
  const feed = new Feed();
  feed.receive(
    [
      { documentId: 'a', locale: 'en', title: 'Old' },
      { documentId: 'a', locale: 'de', title: 'Alt' },
    ],
    early,
  );
  feed.receive([{ documentId: 'a', locale: 'en', title: 'New' }], late);
  assert.deepEqual(
    feed.list().map(({ row, receivedAt }) => [row.title, receivedAt]),
    [
      ['New', late.toISOString()],
      ['Alt', early.toISOString()],
    ],
  );
});

test('a deletion removes the document in its language only', () => {
  const feed = new Feed();
  feed.receive(
    [
      { documentId: 'a', locale: 'en' },
      { documentId: 'a', locale: 'de' },
    ],
    early,
  );
  feed.receive([{ op: 'delete', documentId: 'a', locale: 'en' }], late);
  assert.deepEqual(
    feed.list().map(({ row }) => row.locale),
    ['de'],
  );
});

test('a feed forgets what it heard of longest ago instead of growing without bound', () => {
  const feed = new Feed();
  feed.receive(
    Array.from({ length: 1500 }, (_, id) => ({ id })),
    early,
  );
  const ids = feed.list().map(({ row }) => row.id);
  assert.equal(ids.length, 1000);
  assert.deepEqual([ids[0], ids.at(-1)], [1499, 500]);
});
