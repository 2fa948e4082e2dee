import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordField, UpsertRecord } from './record.ts';
import { RecordReader, RecordWriter, RowError } from './record-lines.ts';

const common = { kind: 'product', contentType: 'api::film.film', status: 'published' } as const;

function film(documentId: string, fields: RecordField[]): UpsertRecord {
  const updatedAt = '2026-11-29T10:00:00.000Z';
  return { op: 'upsert', ...common, documentId, locale: null, updatedAt, fields };
}

const title = (value: string | null): RecordField => ({
  id: 'title',
  name: 'Title',
  type: 'string',
  value,
});
const cover: RecordField = {
  id: 'cover',
  name: 'cover',
  type: 'media',
  value: { url: '/a.png' },
  parts: { width: 3, alt: null },
};

test('fields are told once for all records that have the same, and come back as they were', () => {
  const records = [
    film('a', [title('A'), cover]),
    film('b', [title(null), { ...cover, value: null, parts: { width: 4 } }]),
    film('c', [title('C')]),
    film('d', [title('D'), cover]),
    film('e', [{ ...title('E'), type: 'text' }]),
    film('f', []),
  ];
  const writer = new RecordWriter();
  const lines = records.flatMap((record) => writer.write(record));
  assert.deepEqual(
    lines.map((line) => (line.op === 'shape' ? 'shape' : line.shape)),
    ['shape', 0, 0, 'shape', 1, 0, 'shape', 2, 'shape', 3],
  );
  const reader = new RecordReader(common);
  const read = lines.flatMap((line) => reader.read(JSON.parse(JSON.stringify(line))) ?? []);
  assert.deepEqual(read, records);
});

test('a row that does not fit is refused', () => {
  const writer = new RecordWriter();
  const [shape, row] = writer.write(film('a', [title('A')]));
  assert.ok(shape && row?.op === 'row');
  const reader = new RecordReader(common);
  assert.throws(
    () => reader.read(row),
    new RowError('a row is of shape 0, which did not come before it'),
  );
  reader.read(shape);
  assert.throws(
    () => reader.read({ ...row, values: ['A', 'B'] }),
    new RowError('a row has 2 values for 1 fields'),
  );
});
