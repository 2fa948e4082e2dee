import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { findCatalogueEntries } from '../catalogue/index.ts';
import { createExportsBench, type ExportsBench, film, films, workflow } from './testing.ts';

describe('what a run delivers', () => {
  let bench: ExportsBench;

  before(async () => {
    bench = await createExportsBench((url) => ({
      destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url }],
    }));
  });
  after(() => bench.close());
  beforeEach(() => {
    bench.strapi.records = films(25);
    bench.sink.received = [];
  });

  const counts = async (run: ReturnType<ExportsBench['run']>) => (await run).counts;

  it('keeps unchanged records at home in `changes`, and sends what changed and what is gone', async () => {
    const { strapi, sink } = bench;
    const changes = workflow('changes', { destination: 'feed', mode: 'changes' });
    assert.equal((await counts(bench.run(changes))).sent, 25);
    assert.deepEqual(await counts(bench.run(changes)), {
      read: 25,
      sent: 0,
      unchanged: 25,
      deleted: 0,
      failed: 0,
    });

    sink.received = [];
    strapi.records = films(25).map((record) => ({ ...record, updatedAt: '2030-01-01T00:00:00Z' }));
    strapi.records[7] = film(7, 'Another title');
    strapi.records.splice(3, 1);
    assert.deepEqual(await counts(bench.run(changes)), {
      read: 24,
      sent: 1,
      unchanged: 23,
      deleted: 1,
      failed: 0,
    });
    assert.deepEqual(
      sink.rows().map(({ op, documentId, title }) => [op, documentId, title]),
      [
        ['upsert', 'film-007', 'Another title'],
        ['delete', 'film-003', undefined],
      ],
    );
    assert.equal((await counts(bench.run(changes))).deleted, 0, 'a deletion travels once');
    strapi.records = films(25);
    assert.equal((await counts(bench.run(changes))).sent, 2, 'what came back travels again');
  });

  it('sends everything in `full`, and deletions in batches', async () => {
    const full = workflow('full', { destination: 'feed' });
    await bench.run(full);
    assert.equal((await counts(bench.run(full))).sent, 25);
    bench.strapi.records = [];
    bench.sink.received = [];
    const run = await bench.run(full);
    assert.deepEqual(run.counts, { read: 0, sent: 0, unchanged: 0, deleted: 25, failed: 0 });
    assert.deepEqual(
      bench.sink.received.map(({ body }) => JSON.parse(body).length),
      [10, 10, 5],
    );
    assert.equal(run.checkpoint, null);
  });

  it('goes on with deletions where it was interrupted', async () => {
    const interrupted = workflow('interrupted', { destination: 'feed' });
    await bench.run(interrupted);
    bench.strapi.records = [];
    bench.sink.received = [];
    await bench.breakCheckpoint(`new.phase = 'deletions' and new.batches = 2`);
    const run = await bench.run(interrupted);
    assert.deepEqual([run.attempts, run.counts.deleted], [2, 25]);
    const { received } = bench.sink;
    assert.equal(received.length, 4);
    assert.equal(received[1]?.body, received[2]?.body);
  });

  it('tells locales apart, and sends the deletion of one that is no longer asked for', async () => {
    bench.strapi.records = [...films(3, 'de'), ...films(3, 'en')];
    const both = workflow('locales', { destination: 'feed', mode: 'changes' });
    assert.equal((await counts(bench.run(both))).sent, 6);
    bench.sink.received = [];
    const german = workflow('locales', { ...both.options, locales: ['de'] });
    assert.deepEqual(await counts(bench.run(german)), {
      read: 3,
      sent: 0,
      unchanged: 3,
      deleted: 3,
      failed: 0,
    });
    assert.deepEqual(
      bench.sink.rows().map(({ op, locale }) => `${op} ${locale}`),
      ['delete en', 'delete en', 'delete en'],
    );
  });

  it('sends everything again to another stream, and no deletions', async () => {
    const first = workflow('moved', { destination: 'feed', mode: 'changes', streamId: 'one' });
    await bench.run(first);
    bench.strapi.records.pop();
    const second = workflow('moved', { ...first.options, streamId: 'two' });
    assert.deepEqual(await counts(bench.run(second)), {
      read: 24,
      sent: 24,
      unchanged: 0,
      deleted: 0,
      failed: 0,
    });
  });

  it('takes a record that stands on a page twice once, as it stands last', async () => {
    bench.strapi.records = [film(1, 'Old'), film(2, 'Two'), film(1, 'New')];
    const run = await bench.run(workflow('twice', { destination: 'feed', mode: 'changes' }));
    assert.deepEqual([run.counts.read, run.counts.sent], [3, 2]);
    assert.deepEqual(
      bench.sink.rows().map(({ title }) => title),
      ['New', 'Two'],
    );
  });

  it('marks deletions in the catalogue', async () => {
    await bench.run(workflow('catalogue', { mode: 'changes' }));
    bench.strapi.records.shift();
    await bench.run(workflow('catalogue', { mode: 'changes' }));
    const [gone, there] = await findCatalogueEntries(bench.platform.database, [
      'film-000',
      'film-001',
    ]);
    assert.ok(gone?.deletedAt);
    assert.equal(there?.deletedAt, null);
  });

  it('leaves out the one character that no text of the database can hold', async () => {
    bench.strapi.records = [film(99, 'Null\0 and \\u0000')];
    const run = await bench.run(workflow('nul'));
    assert.equal(run.state, 'finished');
    const [entry] = await findCatalogueEntries(bench.platform.database, ['film-099']);
    assert.equal(entry?.fields.title, 'Null and \\u0000');
  });

  it('keeps to its rate', async () => {
    const begin = Date.now();
    const run = await bench.run(workflow('slow', { destination: 'feed', maxRate: 20 }));
    assert.equal(run.counts.sent, 25);
    assert.ok(Date.now() - begin >= 990, 'the third batch comes a second after the first');
  });
});
