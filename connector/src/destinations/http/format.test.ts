import assert from 'node:assert/strict';
import { test } from 'node:test';
import { film } from '../../exports/testing.ts';
import { formats } from './format.ts';

const { flat } = formats;

test('a row is flat: what names the record, then fields and parts by name', () => {
  const record = film(1, 'The Third Man', 'en');
  record.fields.push(
    {
      id: 'cover',
      name: 'cover',
      type: 'media',
      value: 'https://x/y.jpg',
      parts: { alt: 'Poster', width: 800 },
    },
    { id: 'genre.name', name: 'genre', type: 'relation', value: null },
  );
  assert.deepEqual(flat.row(record), {
    op: 'upsert',
    documentId: 'film-001',
    contentType: 'api::film.film',
    locale: 'en',
    status: 'published',
    updatedAt: '2026-11-24T10:00:00.000Z',
    title: 'The Third Man',
    cover: 'https://x/y.jpg',
    cover_alt: 'Poster',
    cover_width: 800,
    genre: null,
  });
});

test('no field takes the place of a key of the row, nor a part that of a field', () => {
  const record = film(1, 'Film');
  record.fields = [
    { id: 'cover_alt', name: 'cover_alt', type: 'string', value: 'mine' },
    { id: 'cover', name: 'cover', type: 'media', value: 'url', parts: { alt: 'not mine' } },
    { id: 'status', name: 'status', type: 'string', value: 'in cinemas' },
  ];
  const row = flat.row(record);
  assert.deepEqual(
    { ...row, updatedAt: undefined },
    {
      op: 'upsert',
      documentId: 'film-001',
      contentType: 'api::film.film',
      locale: null,
      status: 'published',
      updatedAt: undefined,
      cover: 'url',
      cover_alt: 'mine',
      field_status: 'in cinemas',
    },
  );
});

test('a deletion is a row that only names the record', () => {
  const { updatedAt: _, fields: __, ...identity } = film(1, 'Film');
  assert.deepEqual(flat.row({ ...identity, op: 'delete' }), {
    op: 'delete',
    documentId: 'film-001',
    contentType: 'api::film.film',
    locale: null,
    status: 'published',
  });
});

test('a stream of Raptor gets id, type, language and value of each field, and its parts', () => {
  const record = film(1, 'The Third Man', 'en');
  record.fields.push({
    id: 'poster',
    name: 'cover',
    type: 'media',
    value: 'https://x/y.jpg',
    parts: { alt: 'Poster' },
  });
  const { updatedAt: _, ...row } = formats['raptor-stream'].row(record);
  assert.deepEqual(row, {
    op: 'upsert',
    documentId: 'film-001',
    contentType: 'api::film.film',
    locale: 'en',
    status: 'published',
    field_title_id: 'title',
    field_title_type: 'string',
    field_title_language_code: 'en',
    field_title_value: 'The Third Man',
    field_cover_id: 'poster',
    field_cover_type: 'media',
    field_cover_language_code: 'en',
    field_cover_value: 'https://x/y.jpg',
    field_cover_value_alt: 'Poster',
  });
});

test('drafts are marked as such, whether they are tried or meant', () => {
  const options = { destination: 'feed', streamId: 'films', status: 'published' } as const;
  const of = (draft: boolean, status: 'published' | 'draft') =>
    formats['raptor-stream'].headers({ options: { ...options, status }, draft });
  assert.deepEqual(of(false, 'published'), { 'x-streamid': 'films' });
  assert.deepEqual(of(true, 'published'), { 'x-streamid': 'films', 'x-isdraft': 'true' });
  assert.deepEqual(of(false, 'draft'), { 'x-streamid': 'films', 'x-isdraft': 'true' });
});
