import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { ImportBadRow } from 'strapi-cdp-config';
import { readBadRows } from './runs/index.ts';
import { createImportsBench, type ImportsBench } from './testing.ts';

const order = (email: string | null, price: number) => ({
  customer: { email, name: { first: 'Ada' } },
  ordered_at: '2026-01-02T10:00:00Z',
  items: [{ sku: 'film-1', price }],
});

describe('JSON lines', () => {
  let bench: ImportsBench;
  before(async () => {
    bench = await createImportsBench();
  });
  after(async () => {
    await bench.close();
  });

  it('become events by paths, packed with gzip, with a path that was added by hand', async () => {
    const lines = [
      JSON.stringify(order('ada@example.org', 3.5)),
      '{"customer": {"email": "broken',
      JSON.stringify(order(null, 1)),
      JSON.stringify(order('bob@example.org', 4)),
    ];
    const path = await bench.write('orders.ndjson.gz', gzipSync(lines.join('\n')));
    const text = { type: 'text', name: '', required: false } as const;
    const run = await bench.import(path, {
      kind: 'events',
      event: 'Order Completed',
      fields: [
        { ...text, column: 'customer.email', target: 'email', required: true },
        { ...text, column: 'ordered_at', type: 'date-iso', target: 'timestamp' },
        { ...text, column: 'items', type: 'json', target: 'value', name: 'products' },
        { ...text, column: 'items[0].price', type: 'decimal', target: 'value', name: 'revenue' },
      ],
    });
    assert.equal(run.error, null);
    assert.deepEqual(run.counts, { read: 4, added: 2, known: 0, bad: 2 });
    const bad: ImportBadRow[] = [];
    for await (const row of readBadRows(bench.platform.database, run.id)) bad.push(row);
    assert.deepEqual(
      bad.map(({ row }) => row),
      [2, 3],
    );
    await bench.settle();
    const { rows } = await bench.platform.pool.query(
      'select properties, timestamp from cdp.events order by id',
    );
    assert.deepEqual(
      rows.map(({ properties }) => properties),
      [3.5, 4].map((price) => ({ products: [{ sku: 'film-1', price }], revenue: price })),
    );
    assert.equal(rows[0].timestamp.toISOString(), '2026-01-02T10:00:00.000Z');
  });

  it('become traits, nested as they came, and the same file again changes nothing', async () => {
    const path = await bench.write(
      'people.ndjson',
      `${JSON.stringify(order('kim@example.org', 1))}\n`,
    );
    const text = { type: 'text', name: '', required: false } as const;
    const change = {
      kind: 'traits',
      event: '',
      fields: [
        { ...text, column: 'customer.email', target: 'email' },
        { ...text, column: 'customer.name', type: 'json', target: 'value', name: 'name' },
      ],
    } as const;
    const first = await bench.import(path, { ...change, fields: [...change.fields] });
    assert.deepEqual(first.counts, { read: 1, added: 1, known: 0, bad: 0 });
    const again = await bench.import(path, { ...change, fields: [...change.fields] });
    assert.deepEqual(again.counts, { read: 1, added: 0, known: 1, bad: 0 });
    await bench.settle();
    const { traits } = await bench.ask<{ traits: { name: { value: unknown } } }>(`
      select traits from cdp.traits join cdp.identifiers on identifiers.id = traits.identifier_id
      where type = 'email' and identifiers.value = 'kim@example.org'
    `);
    assert.deepEqual(traits.name.value, { first: 'Ada' });
  });
});
