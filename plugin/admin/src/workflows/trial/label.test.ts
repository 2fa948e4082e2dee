import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordField, UpsertRecord } from 'strapi-cdp-config';
import { labelOf } from './label.ts';

const record = (...fields: Pick<RecordField, 'type' | 'value'>[]): UpsertRecord => ({
  op: 'upsert',
  kind: 'content',
  contentType: 'api::article.article',
  documentId: 'a1',
  locale: 'en',
  status: 'published',
  updatedAt: '2026-11-24T10:00:00.000Z',
  fields: fields.map((field, index) => ({ id: `f${index}`, name: `f${index}`, ...field })),
});

test('the first text that says something is what a record is called', () => {
  const year = { type: 'integer', value: 1949 };
  const nothing = { type: 'string', value: ' ' };
  const title = { type: 'string', value: 'The Third Man' };
  assert.equal(labelOf(record(year, nothing, title)), 'The Third Man');
  assert.equal(labelOf(record(year, nothing)), undefined);
  assert.equal(labelOf(record({ type: 'string', value: 'x'.repeat(100) }))?.length, 81);
});
