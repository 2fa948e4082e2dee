import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { forgetPerson } from '../privacy/index.ts';
import { orderAbout } from '../privacy/testing.ts';
import { processBatch } from '../tracking/processing/batch.ts';
import { Partitions } from '../tracking/processing/partitions.ts';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';
import { buildStep } from './build.ts';
import { CHUNK_ROWS, ChunkBuilder } from './chunk.ts';
import { decodeColumn } from './column.ts';
import { unpack } from './encoding.ts';
import { isLeftOut, Shredder } from './paths.ts';

describe('columns of events', () => {
  const event = (row: number, properties: object, context: object = {}) => ({
    arrival: row + 1,
    person: row + 1,
    time: 1_000_000 + row,
    id: row,
    source: 'shop',
    properties,
    context,
  });
  const build = (...events: object[]) => {
    const builder = new ChunkBuilder();
    for (const [row, properties] of events.entries()) builder.add(event(row, properties));
    return builder.encode();
  };
  /** What the events of a chunk have in a column, each a list. */
  const read = ({ chunk, columns }: Awaited<ReturnType<ChunkBuilder['encode']>>, path: string) => {
    const stored = columns.find((column) => column.path === path);
    if (!stored) return undefined;
    const { starts, codes, values } = decodeColumn(stored, chunk.rows);
    return Array.from({ length: chunk.rows }, (_, row) => {
      const [from, to] = starts ? [starts[row], starts[row + 1]] : [row, row + 1];
      return [...codes.subarray(from, to)].flatMap((code) => (code > 0 ? [values[code - 1]] : []));
    });
  };

  it('have every value that a path leads to', async () => {
    const chunk = await build(
      { total: 5, products: [{ sku: 'a' }, { sku: 'b' }, 'c'] },
      { total: '5', address: { city: { name: 'Aarhus' } } },
      {},
      { products: { sku: ['x', null] } },
    );
    assert.deepEqual(read(chunk, 'property:total'), [[5], ['5'], [], []]);
    assert.deepEqual(read(chunk, 'property:products.sku'), [['a', 'b'], [], [], [['x', null]]]);
    assert.deepEqual(read(chunk, 'property:address.city.name'), [[], ['Aarhus'], [], []]);
    // What is in an object is asked for by a longer path.
    assert.deepEqual(read(chunk, 'property:products'), [[[{}, {}, 'c']], [], [], [{}]]);
    assert.deepEqual(read(chunk, 'source:'), [['shop'], ['shop'], ['shop'], ['shop']]);
  });

  it('say what they do not have', async () => {
    const many = Array.from({ length: 4_000 }, (_, row) => ({ text: `${row}`.padEnd(200, '.') }));
    const { chunk, columns } = await build({ lists: [[{ a: 1 }]] }, ...many);
    assert.ok(isLeftOut('property:text', chunk.left_out));
    assert.ok(!columns.some(({ path }) => path === 'property:text'));
    assert.ok(isLeftOut('property:lists.a', chunk.left_out));
    assert.ok(!isLeftOut('property:lists', chunk.left_out));
    const names = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`name${n}`, n]));
    assert.ok(isLeftOut('property:another', (await build(names)).chunk.left_out));
    const shredder = new Shredder();
    assert.deepEqual(
      shredder
        .take({ source: 's', properties: { 'a.b': 1, 'a[]': 2, a: 3 }, context: {} })
        .map(({ column }) => column),
      ['source:', 'property:a'],
    );
  });

  it('go on where they were', async () => {
    const first = await build({ n: 1, list: ['a'] }, { n: 2, items: [{ x: 1 }, { x: 2 }] });
    const builder = await ChunkBuilder.of(first.chunk, first.columns);
    builder.add(event(2 ** 33, { n: 2, late: true }));
    const chunk = await builder.encode();
    assert.deepEqual(read(chunk, 'property:n'), [[1], [2], [2]]);
    assert.deepEqual(read(chunk, 'property:items.x'), [[], [1, 2], []]);
    assert.deepEqual(read(chunk, 'property:late'), [[], [], [true]]);
    const times = unpack(chunk.chunk.times, 3);
    assert.deepEqual([...times], [0, 1, 2 ** 33]);
    assert.ok(CHUNK_ROWS < 2 ** 16);
  });
});

describe('a person who is forgotten', () => {
  let tracking: TestTracking;
  before(async () => {
    tracking = await startTestTracking({});
  });
  after(() => tracking?.close());

  const process = async () => {
    const partitions = new Partitions();
    for (;;) {
      const outcome = await processBatch(tracking.platform, partitions, 500, { isWatched: false });
      if (outcome.locked && outcome.taken.length === 0) return;
    }
  };

  it('leaves nothing in columns', async () => {
    const { database } = tracking.platform;
    const say = (userId: string, secret: string) => ({
      type: 'track',
      event: 'Said',
      userId,
      properties: { secret, shared: 'both', items: [{ word: secret }, { word: 'both' }] },
    });
    await tracking.sendBatch([say('ada', 'ada-1'), say('bob', 'bob-1'), say('ada', 'ada-2')]);
    await process();
    while ((await buildStep(database, 2)).isMore);
    await tracking.sendBatch([say('ada', 'ada-3')]);
    await process();
    const dictionaries = async () => {
      const { rows } = await sql<{ text: string; people: Buffer }>`
        select string_agg(c.dictionary, ' ') as text, min(k.people) as people
        from cdp.event_columns c join cdp.event_chunks k using (kind_id, chunk)
      `.execute(database);
      const [row] = rows;
      return {
        text: row?.text ?? '',
        people: new Uint32Array(new Uint8Array(row?.people ?? []).buffer),
      };
    };
    const earlier = await dictionaries();
    assert.match(earlier.text, /ada-1.*ada-2/s);
    await forgetPerson(tracking.platform, 'delete', orderAbout('user_id', 'ada'));
    const { text, people } = await dictionaries();
    assert.doesNotMatch(text, /ada/);
    assert.match(text, /bob-1/);
    assert.match(text, /both/);
    assert.deepEqual([...people], [0, earlier.people[1], 0]);
    while ((await buildStep(database, 2)).isMore);
    assert.doesNotMatch((await dictionaries()).text, /ada/);
  });
});
