import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportRecordSchema } from 'strapi-cdp-config';
import { fieldPaths } from '../field-exports/field-paths.ts';
import type { Attribute, Model } from '../field-exports/index.ts';
import { populationOf } from './population.ts';
import { recordOf } from './record.ts';
import { selectFields } from './selection.ts';

const definitions: Record<string, Record<string, Attribute>> = {
  'api::article.article': {
    title: { type: 'string' },
    views: { type: 'biginteger' },
    cover: { type: 'media' },
    gallery: { type: 'media', multiple: true },
    seo: { type: 'component', component: 'shared.seo' },
    links: { type: 'component', component: 'shared.link', repeatable: true },
    genre: { type: 'relation', relation: 'manyToOne', target: 'api::genre.genre' },
    films: { type: 'relation', relation: 'oneToMany', target: 'api::film.film' },
    blocks: { type: 'dynamiczone', components: ['article.quote', 'article.films'] },
  },
  'shared.seo': { metaTitle: { type: 'string' } },
  'shared.link': { url: { type: 'string' } },
  'api::genre.genre': { name: { type: 'string' } },
  'api::film.film': { title: { type: 'string' }, poster: { type: 'media' } },
  'article.quote': { text: { type: 'text' }, token: { type: 'string' } },
  'article.films': {
    heading: { type: 'string' },
    films: { type: 'relation', relation: 'oneToMany', target: 'api::film.film' },
    link: { type: 'component', component: 'shared.link' },
  },
};

const findModel = (uid: string): Model | undefined => {
  const attributes = definitions[uid];
  return attributes && { uid, attributes, privateAttributes: new Set() };
};

function choose(...ids: string[]) {
  const article = findModel('api::article.article');
  assert.ok(article);
  const chosen = ids.map((id) => ({ id, name: id.replaceAll('.', '_') }));
  return selectFields(article.uid, chosen, fieldPaths(article, findModel));
}

/** The value and parts of every chosen field of an entry. */
function exported(entry: Record<string, unknown>, ...ids: string[]) {
  const record = recordOf(
    { documentId: 'a1', locale: 'en', updatedAt: '2026-11-24T10:00:00.000Z', ...entry },
    {
      kind: 'content',
      contentType: 'api::article.article',
      status: 'published',
      localized: true,
      fields: choose(...ids),
      findModel,
      siteUrl: 'https://shop.example/cms/',
    },
  );
  assert.deepEqual(exportRecordSchema.parse(record), record);
  return record.fields.map(({ value, parts }) => (parts ? { value, parts } : value));
}

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
    select: ['id', 'url', 'alternativeText', 'width', 'height', 'mime'],
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
