import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ImportMapping, importMappingSchema } from 'strapi-cdp-config';
import { applyMapping, lackingColumns } from './apply-mapping.ts';

const csv = {
  kind: 'csv',
  encoding: 'utf-8',
  separator: 'comma',
  quote: 'double',
  header: true,
} as const;
const ndjson = { kind: 'ndjson', encoding: 'utf-8' } as const;

const mapping = (format: ImportMapping['format']): ImportMapping =>
  importMappingSchema.parse({
    name: 'Till',
    source: 'till',
    kind: 'events',
    format,
    event: 'Order Completed',
    fields: [
      { column: 'mail', type: 'text', target: 'email' },
      { column: 'sum', type: 'decimal', target: 'value', name: 'revenue' },
      { column: 'note', type: 'text', target: 'none' },
    ],
  });

const columns = ['mail', 'shop'].map((name) => ({
  name,
  type: 'text' as const,
  filled: 1,
  misfits: 0,
}));

describe('a saved mapping that is used for another file', () => {
  it('keeps what it says of columns that are there, and leaves out those it does not know', () => {
    const used = applyMapping(mapping(csv), { columns, format: csv });
    assert.deepEqual(
      used.fields.map(({ column, target }) => [column, target]),
      [
        ['mail', 'email'],
        ['shop', 'none'],
      ],
    );
    assert.equal(used.event, 'Order Completed');
  });

  it('is read as the file is', () => {
    const format = { ...csv, separator: 'semicolon' } as const;
    assert.deepEqual(applyMapping(mapping(csv), { columns, format }).format, format);
  });

  it('tells which columns that it makes something of are not there', () => {
    assert.deepEqual(lackingColumns(mapping(csv), { columns, format: csv }), ['sum']);
  });

  it('keeps paths that a sample of JSON need not have', () => {
    const file = { columns, format: ndjson };
    assert.deepEqual(lackingColumns(mapping(ndjson), file), []);
    assert.deepEqual(
      applyMapping(mapping(ndjson), file).fields.map(({ column }) => column),
      ['mail', 'shop', 'sum', 'note'],
    );
  });
});
