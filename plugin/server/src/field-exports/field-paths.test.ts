import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldPaths } from './field-paths.ts';
import type { Attribute, Model } from './model.ts';

function models(definitions: Record<string, Record<string, Attribute>>) {
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
    return fieldPaths(model, find);
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
    'seo.metaTitle',
    'genre.documentId',
    'genre.name',
    'blocks',
  ]);
  assert.deepEqual(
    paths.map(({ type }) => type),
    ['string', 'media', 'string', 'relation', 'relation', 'dynamiczone'],
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
  assert.deepEqual(ids(paths), ['customer.documentId']);
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
  assert.deepEqual(ids(paths), ['title', 'genre.documentId', 'genre.name']);
});

test('attributes that the options of a model make private stay', () => {
  const film: Model = {
    uid: 'api::film.film',
    attributes: { title: { type: 'string' }, margin: { type: 'decimal' } },
    privateAttributes: new Set(['margin']),
  };
  assert.deepEqual(ids(fieldPaths(film, () => undefined)), ['title']);
});
