import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { findCatalogueEntries } from '../catalogue/index.ts';
import { eventually } from '../shared/testing.ts';
import { createExportsBench, type ExportsBench, film, films, workflow } from './testing.ts';

/** The checkpoint behind the second page is refused. */
const CRASH_ON_SECOND_PAGE = 'new.pages = 2';

describe('a run that crashes between delivery and checkpoint', () => {
  let bench: ExportsBench;
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cdp-exports-'));
    bench = await createExportsBench((url) => ({
      destinations: [
        { key: 'feed', name: 'Feed', kind: 'http', url, headers: { 'x-api-key': 'very-secret' } },
        { key: 'file', name: 'File', kind: 'file', directory: join(directory, 'made', 'later') },
      ],
    }));
  });
  after(async () => {
    await bench.close();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(() => {
    bench.strapi.records = films(35);
    bench.strapi.requests = [];
    bench.sink.received = [];
  });

  /** What editors do while the run is away. */
  const editSecondPage = () => {
    bench.strapi.records[15] = film(15, 'Edited during the crash');
  };

  const crashOnce = async () => {
    await bench.breakCheckpoint(CRASH_ON_SECOND_PAGE);
    bench.strapi.interfere = (_response, { query }) => {
      // The third page is read ahead while the second one is delivered.
      if (query.get('after') === '20') editSecondPage();
      return false;
    };
  };

  it('delivers to http with the same key and the same content', async () => {
    await crashOnce();
    const run = await bench.run(workflow('to-http', { destination: 'feed', streamId: 'films' }));
    assert.equal(run.state, 'finished');
    assert.deepEqual(run.counts, { read: 35, sent: 35, unchanged: 0, deleted: 0, failed: 0 });
    assert.deepEqual([run.pages, run.attempts, run.total, run.error], [4, 2, 35, null]);

    const { received } = bench.sink;
    const keys = received.map(({ headers }) => headers['idempotency-key']);
    assert.deepEqual(
      keys,
      [1, 2, 2, 3, 4].map((batch) => `${run.id}-${batch}`),
    );
    assert.equal(received[1]?.body, received[2]?.body, 'though an entry was edited in between');
    assert.equal(received[0]?.headers['x-streamid'], 'films');
    assert.equal(received[0]?.headers['x-api-key'], 'very-secret');
    assert.equal(
      run.bytes,
      received.filter((_, index) => index !== 1).reduce((sum, { body }) => sum + body.length, 0),
    );
    const ids = received.flatMap(({ body }, index) =>
      index === 1 ? [] : JSON.parse(body).map((row: { documentId: string }) => row.documentId),
    );
    assert.deepEqual(
      ids,
      films(35).map(({ documentId }) => documentId),
    );
  });

  it('writes each record to the file once, as it is when the page is read again', async () => {
    await crashOnce();
    const run = await bench.run(workflow('to-file', { destination: 'file', streamId: 'films' }));
    assert.deepEqual([run.state, run.attempts, run.counts.sent], ['finished', 2, 35]);
    const folder = join(directory, 'made', 'later');
    assert.deepEqual(await readdir(folder), ['films.ndjson'], 'nothing is left beside it');
    const content = await readFile(join(folder, 'films.ndjson'), 'utf8');
    assert.equal(run.bytes, Buffer.byteLength(content));
    const records = content
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(records, bench.strapi.records);
    assert.match(content, /Edited during the crash/);
  });

  it('takes each record into the catalogue with the checkpoint or not at all', async () => {
    await crashOnce();
    const run = await bench.run(workflow('to-catalogue'));
    assert.deepEqual([run.state, run.attempts, run.counts.sent], ['finished', 2, 35]);
    const found = await findCatalogueEntries(
      bench.platform.database,
      films(35).map(({ documentId }) => documentId),
    );
    assert.deepEqual(
      found.map(({ fields }) => fields.title),
      Array.from({ length: 35 }, (_, index) =>
        index === 15 ? 'Edited during the crash' : `Film ${index}`,
      ),
    );
  });

  it('renames the file once, though the end of the run was not noted', async () => {
    await bench.breakCheckpoint(`new.state = 'finished'`);
    const run = await bench.run(workflow('ends-twice', { destination: 'file', streamId: 'ended' }));
    assert.deepEqual([run.state, run.attempts, run.counts.sent], ['finished', 2, 35]);
    const file = join(directory, 'made', 'later', 'ended.ndjson');
    assert.equal((await readFile(file, 'utf8')).split('\n').length, 36);
  });

  it('writes an empty file when there is nothing', async () => {
    bench.strapi.records = [];
    const run = await bench.run(workflow('empty', { destination: 'file', streamId: 'empty' }));
    assert.deepEqual([run.state, run.pages, run.bytes, run.total], ['finished', 1, 0, 0]);
    assert.equal(await readFile(join(directory, 'made', 'later', 'empty.ndjson'), 'utf8'), '');
  });

  it('lets nobody write who holds the run no longer', async () => {
    const { platform, sink } = bench;
    sink.answer = async (count) => {
      // Another process takes the run up while this one waits for the receiver.
      if (count === 2) await platform.pool.query('update cdp.runs set attempts = attempts + 1');
      return undefined;
    };
    const slow = workflow('taken-over', { destination: 'feed' });
    const result = bench.run(slow).catch((error) => error);
    const row = async () =>
      (
        await platform.pool.query(
          `select state, pages, (select count(*)::int from pgboss.job where state = 'active') as jobs
           from cdp.runs where workflow_key = 'taken-over'`,
        )
      ).rows[0];
    await eventually(async () => {
      assert.deepEqual(await row(), { state: 'running', pages: 1, jobs: 0 });
      assert.equal(sink.received.length, 2);
    });
    // The new holder is gone as well; after a while somebody looks after the run.
    await platform.pool.query(
      `update cdp.runs set due_at = now() where workflow_key = 'taken-over'`,
    );
    const run = await result;
    assert.deepEqual([run.state, run.counts.sent, run.pages], ['finished', 35, 4]);
    assert.equal(sink.received[1]?.body, sink.received[2]?.body);
  });
});
