import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { releaseRefused } from './refused/index.ts';
import { createExportsBench, type ExportsBench, film, films, workflow } from './testing.ts';

describe('a run of changes that Strapi noted', () => {
  let bench: ExportsBench;
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cdp-exports-'));
    bench = await createExportsBench((url) => ({
      destinations: [
        { key: 'feed', name: 'Feed', kind: 'http', url },
        { key: 'file', name: 'File', kind: 'file', directory },
      ],
    }));
  });
  after(async () => {
    await bench.close();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(() => {
    bench.strapi.records = films(25);
    bench.strapi.position = 'p1';
    bench.strapi.changes = {};
    bench.strapi.asked = [];
    bench.strapi.requests = [];
    bench.sink.received = [];
    bench.sink.answer = () => undefined;
  });

  const changesOf = (key: string, destination = 'feed') =>
    workflow(key, { destination, mode: 'changes' });

  /** Runs a workflow for the first time, so that its destination has everything up to `p1`. */
  async function begin(key: string, destination?: string) {
    const begun = changesOf(key, destination);
    assert.equal((await bench.run(begun)).counts.sent, 25);
    bench.strapi.requests = [];
    bench.sink.received = [];
    return begun;
  }

  const sent = () =>
    bench.sink.rows().map(({ op, documentId, title }) => [op, documentId, title].join(' ').trim());

  const there = (documentId: string) => ({ documentId, locales: [null] });
  const gone = (documentId: string) => ({ documentId, locales: [] });

  it('reads them and nothing else, and goes on from where they end', async () => {
    const noted = await begin('noted');
    bench.strapi.changes = {
      p1: {
        records: [film(3, 'Third'), film(4, 'Film 4')],
        documents: [there('film-003'), there('film-004')],
        next: 'p2',
        position: 'p2',
      },
      p2: {
        records: [film(90, 'New')],
        documents: [gone('film-007'), gone('never-sent'), there('film-090')],
        next: null,
        position: 'p3',
      },
      p3: { records: [], documents: [], next: null, position: 'p4' },
    };
    const { counts } = await bench.run(noted);
    assert.deepEqual(counts, { read: 3, sent: 2, unchanged: 1, deleted: 1, failed: 0 });
    assert.deepEqual(sent(), ['upsert film-003 Third', 'upsert film-090 New', 'delete film-007']);
    assert.equal(bench.strapi.requests.length, 0);
    assert.equal((await bench.run(noted)).counts.deleted, 0, 'a deletion travels once');
    assert.deepEqual(bench.strapi.asked, ['p1', 'p2', 'p3']);
  });

  it('compares all when Strapi cannot tell, also in the middle', async () => {
    const noted = await begin('unknown');
    bench.strapi.changes = {
      p1: { records: [film(5, 'Fifth')], documents: [], next: 'lost', position: 'lost' },
    };
    bench.strapi.position = 'p9';
    bench.strapi.records = films(25);
    // Met among the changes, and gone when all are compared.
    bench.strapi.records.splice(5, 1);
    const { state, counts } = await bench.run(noted);
    assert.deepEqual([state, counts.deleted], ['finished', 1]);
    assert.deepEqual(sent(), ['upsert film-005 Fifth', 'delete film-005']);
    bench.strapi.changes = { p9: { records: [], next: null, position: 'p9' } };
    assert.equal((await bench.run(noted)).counts.read, 0);
  });

  it('goes on after a crash with the page that it was at', async () => {
    const noted = await begin('crashed');
    bench.strapi.changes = {
      p1: { records: [film(1, 'One')], next: 'p2', position: 'p2' },
      p2: { records: [film(2, 'Two')], next: null, position: 'p3' },
    };
    await bench.breakCheckpoint(`new.changes_from = 'p3' and new.phase = 'finish'`);
    const run = await bench.run(noted);
    assert.deepEqual([run.attempts, run.counts.sent], [2, 2]);
    const bodies = bench.sink.received.map(({ body }) => body);
    assert.equal(bodies.length, 3);
    assert.equal(bodies[1], bodies[2], 'the second comes again, the same');
    assert.ok(!bench.strapi.asked.slice(2).includes('p1'));
  });

  it('compares all once what was set aside is to be sent again, or a file was not finished', async () => {
    const refused = await begin('refused');
    bench.strapi.changes = { p1: { records: [film(2, 'Bad')], next: null, position: 'p1' } };
    bench.strapi.records[2] = film(2, 'Bad');
    bench.sink.answer = () => ({ status: 422 });
    assert.equal((await bench.run(refused)).counts.failed, 1);
    bench.sink.answer = () => undefined;
    assert.equal((await bench.run(refused)).counts.sent, 0);
    await releaseRefused(bench.platform.database, 'refused');
    assert.deepEqual(
      [(await bench.run(refused)).counts.sent, sent().at(-1)],
      [1, 'upsert film-002 Bad'],
    );

    const file = await begin('written', 'file');
    bench.strapi.changes = {
      p1: { records: [film(1, 'One')], next: 'p2', position: 'p2' },
      p2: { records: [{ ...film(1, 'x'), documentId: '' }], next: null },
    };
    bench.strapi.records[1] = film(1, 'One');
    assert.equal((await bench.run(file)).state, 'failed');
    const again = await bench.run(file);
    assert.deepEqual([again.state, again.counts.read, again.counts.sent], ['finished', 25, 1]);
  });

  it('compares all when that is due, and when the stream is another', async () => {
    const noted = await begin('due');
    bench.strapi.changes = { p1: { records: [], next: null, position: 'p1' } };
    assert.equal((await bench.run(noted)).counts.read, 0);
    await bench.platform.pool.query(
      `update cdp.change_positions set compared_at = now() - interval '25 hours'
       where workflow_key = 'due'`,
    );
    assert.equal((await bench.run(noted)).counts.read, 25);
    assert.equal((await bench.run(noted)).counts.read, 0, 'a comparison counts for a day');
    const moved = workflow('due', { ...noted.options, streamId: 'elsewhere' });
    assert.equal((await bench.run(moved)).counts.sent, 25);
  });
});
