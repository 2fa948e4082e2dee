import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveItem } from './move-item.ts';

test('an item moves to its place, and not beyond the ends', () => {
  const items = ['title', 'genre', 'price'];
  assert.deepEqual(moveItem(items, 0, 1), ['genre', 'title', 'price']);
  assert.deepEqual(moveItem(items, 2, 0), ['price', 'title', 'genre']);
  assert.equal(moveItem(items, 0, -1), items);
  assert.equal(moveItem(items, 2, 3), items);
  assert.equal(moveItem(items, 3, 0), items);
});
