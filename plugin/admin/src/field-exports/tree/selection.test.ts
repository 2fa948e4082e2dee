import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addField, addImpersonal, takeOver, toggleField } from './selection.ts';

const fields = [
  { id: 'title', name: 'title', processor: null },
  { id: 'genre.name', name: 'category', processor: null },
  { id: 'price', name: 'price', processor: null },
];
const ids = (chosen: { id: string }[]) => chosen.map(({ id }) => id);

test('a field that is chosen comes last, under a name without dots', () => {
  assert.deepEqual(toggleField(fields, 'seo.metaTitle').at(-1), {
    id: 'seo.metaTitle',
    name: 'seo_metaTitle',
    processor: null,
  });
});

test('a field that is left out leaves the others as they are', () => {
  assert.deepEqual(toggleField(fields, 'title'), fields.slice(1));
});

test('a field that leaves once more gets a name that is free', () => {
  const twice = addField(fields, 'title');
  assert.deepEqual(
    addField(twice, 'title').map(({ name }) => name),
    ['title', 'category', 'price', 'title_2', 'title_3'],
  );
  assert.deepEqual(toggleField(twice, 'title'), fields.slice(1), 'all of them go');
});

test('all that is not personal is added once, and renamed fields keep their names', () => {
  const field = (id: string, more: object = {}) => ({
    id,
    personal: false,
    isGroup: false,
    type: 'string',
    ...more,
  });
  const available = [
    field('title'),
    field('email', { personal: true }),
    field('genre', { isGroup: true, type: 'relation' }),
    field('genre.name', { type: 'relation' }),
    field('genre.slug', { type: 'relation' }),
    field('year'),
  ];
  assert.deepEqual(addImpersonal(fields, available), [
    ...fields,
    { id: 'year', name: 'year', processor: null },
  ]);
});

test('of the choice of another type only what there is here is taken over', () => {
  const { fields: taken, unknown } = takeOver(fields, (id) => id !== 'price');
  assert.deepEqual([ids(taken), unknown], [['title', 'genre.name'], ['price']]);
});
