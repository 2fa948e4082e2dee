import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addImpersonal, moveField, toggleField } from './selection.ts';

const fields = [
  { id: 'title', name: 'title' },
  { id: 'genre.name', name: 'category' },
  { id: 'price', name: 'price' },
];
const ids = (chosen: { id: string }[]) => chosen.map(({ id }) => id);

test('a field that is chosen comes last, under a name without dots', () => {
  assert.deepEqual(toggleField(fields, 'seo.metaTitle').at(-1), {
    id: 'seo.metaTitle',
    name: 'seo_metaTitle',
  });
});

test('a field that is left out leaves the others as they are', () => {
  assert.deepEqual(toggleField(fields, 'title'), fields.slice(1));
});

test('a field moves to its place, and not beyond the ends', () => {
  assert.deepEqual(ids(moveField(fields, 0, 1)), ['genre.name', 'title', 'price']);
  assert.deepEqual(ids(moveField(fields, 2, 0)), ['price', 'title', 'genre.name']);
  assert.equal(moveField(fields, 0, -1), fields);
  assert.equal(moveField(fields, 2, 3), fields);
  assert.equal(moveField(fields, 3, 0), fields);
});

test('all that is not personal is added once, and renamed fields keep their names', () => {
  const available = [
    { id: 'title', personal: false },
    { id: 'email', personal: true },
    { id: 'genre.name', personal: false },
    { id: 'year', personal: false },
  ];
  assert.deepEqual(addImpersonal(fields, available), [...fields, { id: 'year', name: 'year' }]);
});
