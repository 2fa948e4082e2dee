import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UpsertRecord } from 'strapi-cdp-config';
import { film } from '../testing.ts';
import { hashRecord } from './index.ts';

const withValue = (value: UpsertRecord['fields'][number]['value']): UpsertRecord => ({
  ...film(1, ''),
  fields: [{ id: 'title', name: 'title', type: 'json', value }],
});

test('saving without a change changes no hash', () => {
  const saved = { ...film(1, 'Film'), updatedAt: '2030-01-01T00:00:00.000Z' };
  assert.equal(hashRecord(saved), hashRecord(film(1, 'Film')));
});

test('the order of keys changes no hash, the order of lists does', () => {
  assert.equal(
    hashRecord(withValue({ a: 1, b: { c: 2, d: [1, 2] } })),
    hashRecord(withValue({ b: { d: [1, 2], c: 2 }, a: 1 })),
  );
  assert.notEqual(hashRecord(withValue([1, 2])), hashRecord(withValue([2, 1])));
});

test('every other difference changes the hash', () => {
  const base = film(1, 'Film');
  const others: UpsertRecord[] = [
    film(1, 'film'),
    { ...base, locale: 'en' },
    { ...base, status: 'draft' },
    { ...base, fields: [] },
    { ...base, fields: base.fields.map((field) => ({ ...field, name: 'name' })) },
    { ...base, fields: base.fields.map((field) => ({ ...field, parts: { lang: 'en' } })) },
    withValue(null),
    withValue('1'),
    withValue(1),
  ];
  const hashes = [base, ...others].map(hashRecord);
  assert.equal(new Set(hashes).size, hashes.length);
});
