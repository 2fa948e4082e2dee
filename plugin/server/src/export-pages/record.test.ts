import assert from 'node:assert/strict';
import { test } from 'node:test';
import { populationOf } from './population.ts';
import { choose, exported, findModel } from './testing.ts';

test('what is missing is null, so that the destination removes it', () => {
  assert.deepEqual(exported({}, 'title', 'cover', 'seo.metaTitle', 'genre.name'), [
    null,
    null,
    null,
    null,
  ]);
});

test('one relation or component gives a value, many give a list', () => {
  const entry = {
    seo: { id: 1, metaTitle: 'SEO' },
    links: [{ url: '/a' }, { url: '/b' }],
    genre: { name: 'Thriller' },
    films: [{ title: 'M' }, { title: 'Ran' }],
  };
  assert.deepEqual(exported(entry, 'seo.metaTitle', 'links.url', 'genre.name', 'films.title'), [
    'SEO',
    ['/a', '/b'],
    'Thriller',
    ['M', 'Ran'],
  ]);
  assert.deepEqual(exported({ films: [], links: [] }, 'films.title', 'links.url'), [[], []]);
});

test('files leave as absolute addresses, a single one with its parts', () => {
  const file = {
    id: 7,
    url: '/uploads/m.jpg',
    alternativeText: 'M',
    width: 800,
    height: 600,
    mime: 'image/jpeg',
  };
  const remote = { url: 'https://cdn.example/ran.jpg' };
  assert.deepEqual(exported({ cover: file, gallery: [file, remote] }, 'cover', 'gallery'), [
    {
      value: 'https://shop.example/cms/uploads/m.jpg',
      parts: { alt: 'M', width: 800, height: 600, mime: 'image/jpeg' },
    },
    ['https://shop.example/cms/uploads/m.jpg', 'https://cdn.example/ran.jpg'],
  ]);
});

test('a dynamic zone leaves as its public content, without row ids and secrets', () => {
  const blocks = [
    { __component: 'article.quote', id: 3, text: 'Hi', token: 'secret' },
    {
      __component: 'article.films',
      id: 4,
      heading: 'See',
      films: [{ id: 9, documentId: 'f9', title: 'M' }],
      link: { id: 5, url: '/more' },
    },
  ];
  assert.deepEqual(exported({ blocks }, 'blocks'), [
    [
      { __component: 'article.quote', text: 'Hi' },
      { __component: 'article.films', heading: 'See', films: ['f9'], link: { url: '/more' } },
    ],
  ]);
});

test('a query reads what was chosen and nothing else', () => {
  const fields = choose(
    'title',
    'genre.name',
    'genre.documentId',
    'cover',
    'films.poster',
    'blocks',
  );
  const { select, populate } = populationOf(fields, findModel);
  assert.deepEqual(select, ['id', 'title']);
  const file = {
    select: ['id', 'url', 'alternativeText', 'width', 'height', 'mime', 'formats'],
    populate: {},
  };
  assert.deepEqual(populate, {
    genre: { select: ['id', 'name', 'documentId'], populate: {} },
    cover: file,
    films: { select: ['id'], populate: { poster: file } },
    blocks: {
      on: {
        'article.quote': { select: ['id', 'text'], populate: {} },
        'article.films': {
          select: ['id', 'heading'],
          populate: {
            films: { select: ['id', 'documentId'], populate: {} },
            link: { select: ['id', 'url'], populate: {} },
          },
        },
      },
    },
  });
});

test('an empty selection and a field that is gone are refused with the fix', () => {
  assert.throws(() => choose(), /No field of «api::article.article» is chosen/);
  assert.throws(() => choose('title', 'subtitle'), /no field «subtitle» that may leave/);
});

test('a path leads into the JSON of a field', () => {
  const specs = { weight: { value: 12, unit: 'kg' }, sizes: [{ name: 'S' }, { name: 'L' }] };
  assert.deepEqual(
    exported(
      { specs },
      'specs.weight.value',
      'specs.sizes.name',
      'specs.sizes.1.name',
      'specs.weight',
      'specs.nothing.here',
      'specs.constructor',
    ),
    [12, ['S', 'L'], 'L', { value: 12, unit: 'kg' }, null, null],
  );
  assert.deepEqual(exported({ specs: JSON.stringify(specs) }, 'specs.weight.unit'), ['kg']);
});

test('a path leads to one kind of block of a dynamic zone', () => {
  const blocks = [
    { __component: 'article.quote', text: 'One' },
    { __component: 'article.films', heading: 'See' },
    { __component: 'article.quote', text: 'Two' },
  ];
  assert.deepEqual(exported({ blocks }, 'blocks.article__quote.text'), [['One', 'Two']]);
  assert.deepEqual(populationOf(choose('blocks.article__quote.text'), findModel).populate, {
    blocks: { on: { 'article.quote': { select: ['id', 'text'], populate: {} } } },
  });
});

test('related entries and components leave as a whole: which ones they are, and all there is', () => {
  const entry = { genre: { documentId: 'g1' }, seo: { id: 3, metaTitle: 'SEO' }, links: [] };
  assert.deepEqual(exported(entry, 'genre', 'seo', 'links'), ['g1', { metaTitle: 'SEO' }, []]);
});
