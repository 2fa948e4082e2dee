import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldPaths, findPath } from './field-paths.ts';
import type { Attribute, Model } from './model.ts';

function models(definitions: Record<string, Record<string, Attribute>>, depth?: number) {
  const all = new Map<string, Model>(
    Object.entries(definitions).map(([uid, attributes]) => [
      uid,
      { uid, attributes, privateAttributes: new Set() },
    ]),
  );
  const find = (uid: string) => all.get(uid);
  return (uid: string) => {
    const model = find(uid);
    assert.ok(model);
    return fieldPaths(model, find, depth);
  };
}

const ids = (paths: { id: string }[]) => paths.map(({ id }) => id);

test('scalars, media and dynamic zones are fields; components and relations lead to theirs', () => {
  const paths = models({
    'api::article.article': {
      title: { type: 'string' },
      cover: { type: 'media' },
      seo: { type: 'component', component: 'shared.seo' },
      genre: { type: 'relation', relation: 'oneToOne', target: 'api::genre.genre' },
      blocks: { type: 'dynamiczone', components: ['shared.seo'] },
    },
    'shared.seo': { metaTitle: { type: 'string' } },
    'api::genre.genre': { name: { type: 'string' } },
  })('api::article.article');
  assert.deepEqual(ids(paths), [
    'title',
    'cover',
    'seo',
    'seo.metaTitle',
    'genre',
    'genre.documentId',
    'genre.name',
    'blocks',
    'blocks.shared__seo.metaTitle',
  ]);
  assert.deepEqual(
    paths.map(({ type }) => type),
    [
      'string',
      'media',
      'component',
      'string',
      'relation',
      'relation',
      'relation',
      'dynamiczone',
      'string',
    ],
  );
});

test('nothing private, hidden or secret can be chosen, wherever it is', () => {
  const secrets: Record<string, Attribute> = {
    password: { type: 'password' },
    resetPasswordToken: { type: 'string' },
    apiSecret: { type: 'string' },
    note: { type: 'text', private: true },
    locale: { type: 'string', visible: false },
  };
  const paths = models({
    'api::order.order': {
      ...secrets,
      customer: { type: 'relation', relation: 'manyToOne', target: 'api::customer.customer' },
      createdBy: { type: 'relation', relation: 'oneToOne', target: 'admin::user' },
    },
    'api::customer.customer': secrets,
    'admin::user': { firstname: { type: 'string' } },
  })('api::order.order');
  assert.deepEqual(ids(paths), ['customer', 'customer.documentId']);
});

test('types that point at each other end after one relation', () => {
  const paths = models({
    'api::film.film': {
      title: { type: 'string' },
      genre: { type: 'relation', relation: 'manyToOne', target: 'api::genre.genre' },
    },
    'api::genre.genre': {
      name: { type: 'string' },
      films: { type: 'relation', relation: 'oneToMany', target: 'api::film.film' },
    },
  })('api::film.film');
  assert.deepEqual(ids(paths), ['title', 'genre', 'genre.documentId', 'genre.name', 'genre.films']);
});

test('deeper relations are followed as far as one asks, and never back to where the way has been', () => {
  const definitions: Record<string, Record<string, Attribute>> = {
    'api::film.film': {
      related: { type: 'relation', relation: 'oneToOne', target: 'api::film.film' },
      genre: { type: 'relation', relation: 'manyToOne', target: 'api::genre.genre' },
    },
    'api::genre.genre': {
      films: { type: 'relation', relation: 'oneToMany', target: 'api::film.film' },
      curator: { type: 'relation', relation: 'oneToOne', target: 'api::person.person' },
    },
    'api::person.person': { email: { type: 'email' } },
  };
  assert.deepEqual(ids(models(definitions, 2)('api::film.film')), [
    'related',
    'related.documentId',
    'related.related',
    'related.genre',
    'related.genre.documentId',
    'related.genre.films',
    'related.genre.curator',
    'genre',
    'genre.documentId',
    'genre.films',
    'genre.curator',
    'genre.curator.documentId',
    'genre.curator.email',
  ]);
});

test('every path of the list is found by its name, and nothing that may not leave', () => {
  const definitions: Record<string, Record<string, Attribute>> = {
    'api::film.film': {
      title: { type: 'string' },
      specs: { type: 'json' },
      blocks: { type: 'dynamiczone', components: ['shared.seo'] },
      seo: { type: 'component', component: 'shared.seo' },
      genre: { type: 'relation', relation: 'manyToOne', target: 'api::genre.genre' },
    },
    'shared.seo': { metaTitle: { type: 'string' }, token: { type: 'string' } },
    'api::genre.genre': { name: { type: 'string' }, secret: { type: 'string' } },
  };
  const find = (uid: string): Model | undefined => {
    const attributes = definitions[uid];
    return attributes && { uid, attributes, privateAttributes: new Set() };
  };
  const film = find('api::film.film');
  assert.ok(film);
  for (const path of fieldPaths(film, find, 3)) {
    assert.deepEqual(findPath(film, path.id, find), path);
  }
  assert.deepEqual(findPath(film, 'specs.a.b', find)?.jsonPath, ['a', 'b']);
  for (const id of [
    'documentId',
    'genre.secret',
    'seo.token',
    'blocks.shared__seo',
    'blocks.shared__seo.token',
    'blocks.other__block.text',
    'title.length',
    'constructor',
    'genre.constructor.name',
  ]) {
    assert.equal(findPath(film, id, find), undefined, id);
  }
});

test('attributes that the options of a model make private stay', () => {
  const film: Model = {
    uid: 'api::film.film',
    attributes: { title: { type: 'string' }, margin: { type: 'decimal' } },
    privateAttributes: new Set(['margin']),
  };
  assert.deepEqual(ids(fieldPaths(film, () => undefined)), ['title']);
});
