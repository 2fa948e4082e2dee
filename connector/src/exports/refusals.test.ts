import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  allRefused,
  listRefused,
  noteRefusals,
  refusedToCsv,
  refusedToNdjson,
  releaseRefused,
} from './refused/index.ts';
import { createExportsBench, type ExportsBench, film, films, workflow } from './testing.ts';

describe('a record that a destination refuses', () => {
  let bench: ExportsBench;

  before(async () => {
    bench = await createExportsBench((url) => ({
      destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url }],
    }));
  });
  after(() => bench.close());
  beforeEach(() => {
    bench.strapi.records = films(35);
    bench.sink.received = [];
    bench.sink.answer = refuse('film-013');
  });

  /** Refuses every request that holds one of these films. */
  const refuse =
    (...unwanted: string[]) =>
    () => {
      const body = bench.sink.received.at(-1)?.body ?? '';
      const bad = unwanted.find((id) => body.includes(`"${id}"`));
      return bad ? { status: 422, body: `${bad} has no price` } : undefined;
    };
  const toFeed = (key: string, options = {}) =>
    workflow(key, { destination: 'feed', mode: 'changes', ...options });
  const refusedOf = async (key: string) =>
    (await listRefused(bench.platform.database, key, { page: 1, pageSize: 10 })).items;

  it('is found by halving its batch, and set aside with the reply; all others arrive', async () => {
    const run = await bench.run(toFeed('one-bad'));
    assert.deepEqual([run.state, run.error, run.attempts], ['finished', null, 1]);
    assert.deepEqual(run.counts, { read: 35, sent: 34, unchanged: 0, deleted: 0, failed: 1 });
    const [refused, ...others] = await refusedOf('one-bad');
    assert.equal(others.length, 0);
    assert.equal(refused?.record.documentId, 'film-013');
    assert.equal(refused?.reason, 'Destination «feed» answered 422: film-013 has no price');
    assert.equal(refused?.httpStatus, 422);
    const asked = bench.sink.received.length;
    assert.ok(asked <= 4 + 8, `${asked} requests for 4 batches, one of which was halved`);
    const keys = bench.sink.received.map(({ headers }) => headers['idempotency-key']);
    assert.equal(new Set(keys).size, asked, 'each part has a key of its own');
  });

  it('is left alone while it stays what it is, and tried again once it changes', async () => {
    const changes = toFeed('mended');
    await bench.run(changes);
    bench.sink.received = [];
    const second = await bench.run(changes);
    assert.deepEqual([second.counts.unchanged, bench.sink.received.length], [35, 0]);
    bench.strapi.records[13] = film(13, 'Has a price now');
    bench.sink.answer = () => undefined;
    const third = await bench.run(changes);
    assert.deepEqual([third.counts.sent, third.counts.failed], [1, 0]);
    assert.deepEqual(await refusedOf('mended'), []);
  });

  it('is delivered once more when an editor asks for it', async () => {
    const changes = toFeed('again');
    await bench.run(changes);
    await releaseRefused(bench.platform.database, 'again');
    const still = await bench.run(changes);
    assert.deepEqual([still.counts.sent, still.counts.failed], [0, 1]);
    bench.sink.answer = () => undefined;
    await releaseRefused(bench.platform.database, 'again');
    const run = await bench.run(changes);
    assert.deepEqual([run.counts.sent, run.counts.failed], [1, 0]);
    assert.deepEqual(await refusedOf('again'), []);
  });

  it('can be saved with the reason, all of them, as NDJSON and for a spreadsheet', async () => {
    const { database, clock } = bench.platform;
    const refused = films(449).map((record) => ({ record, reason: '=1+1', httpStatus: 422 }));
    const run = { id: randomUUID(), workflowKey: 'many', kind: 'product' as const };
    await database
      .transaction()
      .execute((transaction) =>
        noteRefusals(transaction, run, { refused, delivered: [] }, clock()),
      );
    const ndjson = await text(refusedToNdjson(allRefused(database, 'many')));
    const lines = ndjson
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(lines.length, 449);
    assert.equal(new Set(lines.map(({ record }) => record.documentId)).size, 449);
    assert.deepEqual([lines[0].reason, lines[0].httpStatus], ['=1+1', 422]);
    const csv = (await text(refusedToCsv(allRefused(database, 'many')))).trim().split('\n');
    assert.equal(csv.length, 450);
    assert.match(csv[1] ?? '', /^film-000,,published,upsert,'=1\+1,422,/);
  });

  it('a deletion too, which comes again with each run until it is taken', async () => {
    const changes = toFeed('deleted');
    bench.sink.answer = () => undefined;
    await bench.run(changes);
    bench.strapi.records = films(35).slice(1);
    bench.sink.answer = refuse('film-000');
    const run = await bench.run(changes);
    assert.deepEqual([run.counts.deleted, run.counts.failed], [0, 1]);
    assert.equal((await refusedOf('deleted'))[0]?.record.op, 'delete');
    bench.sink.answer = () => undefined;
    assert.equal((await bench.run(changes)).counts.deleted, 1);
    assert.deepEqual(await refusedOf('deleted'), []);
  });

  it('is not all there is: who takes nothing at all is set up wrongly', async () => {
    bench.sink.answer = () => ({ status: 400, body: 'unknown stream' });
    const run = await bench.run(toFeed('all-bad'));
    assert.deepEqual([run.state, run.attempts, run.counts.failed], ['failed', 1, 0]);
    assert.equal(run.error, 'Destination «feed» answered 400: unknown stream');
    assert.deepEqual(await refusedOf('all-bad'), []);
    assert.ok(bench.sink.received.length < 20);
  });

  it('a batch that is too large is halved until it fits', async () => {
    bench.sink.answer = () =>
      (bench.sink.received.at(-1)?.body.length ?? 0) > 1000 ? { status: 413 } : undefined;
    const run = await bench.run(toFeed('large'));
    assert.deepEqual([run.state, run.counts.sent, run.counts.failed], ['finished', 35, 0]);
  });

  it('a refusal of who sends is none of the records', async () => {
    bench.sink.answer = (count) => (count === 1 ? undefined : { status: 401 });
    const run = await bench.run(toFeed('expired'));
    assert.deepEqual([run.state, run.counts.failed, bench.sink.received.length], ['failed', 0, 2]);
  });
});
