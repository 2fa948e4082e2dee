import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { Webhook } from 'standardwebhooks';
import { createExportsBench, type ExportsBench, films, workflow } from './testing.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

describe('destinations of each kind', () => {
  let bench: ExportsBench;
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cdp-kinds-'));
    bench = await createExportsBench((url) => ({
      destinations: [
        { key: 'raptor', name: 'Raptor', kind: 'http', url, preset: 'raptor-stream' },
        { key: 'hook', name: 'Hook', kind: 'webhook', url, secret: SECRET },
        { key: 'lines', name: 'Lines', kind: 'webhook', url, secret: SECRET, format: 'ndjson' },
        { key: 'csv', name: 'CSV', kind: 'file', directory, format: 'csv' },
        { key: 'packed', name: 'Packed', kind: 'file', directory, format: 'csv', gzip: true },
        { key: 'zipped', name: 'Zipped', kind: 'file', directory, gzip: true },
      ],
    }));
  });
  after(async () => {
    await bench.close();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(() => {
    bench.strapi.records = films(25, 'en');
    bench.strapi.interfere = () => false;
    bench.sink.received = [];
    bench.sink.answer = () => undefined;
  });

  const run = (destination: string, options = {}) =>
    bench.run(workflow(destination, { destination, streamId: 'films', ...options }));

  it('a stream of Raptor gets its keys, and drafts as drafts', async () => {
    await run('raptor');
    const [row] = bench.sink.rows();
    assert.deepEqual(
      [row?.field_title_value, row?.field_title_language_code, row?.field_title_id],
      ['Film 0', 'en', 'title'],
    );
    const headers = bench.sink.received.map((request) => request.headers);
    assert.deepEqual([headers[0]?.['x-streamid'], headers[0]?.['x-isdraft']], ['films', undefined]);
    bench.strapi.records = films(1).map((record) => ({ ...record, status: 'draft' }));
    bench.sink.received = [];
    await run('raptor', { status: 'draft' });
    assert.equal(bench.sink.received[0]?.headers['x-isdraft'], 'true');
  });

  it('a webhook can tell who sent it, and that it has it already', async () => {
    const states = await run('hook');
    assert.equal(states.state, 'finished');
    const [first] = bench.sink.received;
    assert.ok(first);
    const headers = first.headers as Record<string, string>;
    const { type, data } = new Webhook(SECRET).verify(first.body, headers) as {
      type: string;
      data: { stream: string; draft: boolean; records: unknown[] };
    };
    assert.deepEqual([type, data.stream, data.draft], ['records', 'films', false]);
    assert.deepEqual(data.records, bench.strapi.records.slice(0, 10));
    assert.equal(headers['webhook-id'], `${states.id}-1`);
    const other = new Webhook(`whsec_${Buffer.alloc(32, 8).toString('base64')}`);
    assert.throws(() => other.verify(first.body, headers));
  });

  it('a webhook gets a batch again under the same id', async () => {
    bench.sink.answer = (count) => (count === 1 ? { status: 503 } : undefined);
    await run('hook');
    const ids = bench.sink.received.map(({ headers }) => headers['webhook-id']);
    assert.equal(ids[0], ids[1]);
    assert.equal(new Set(ids).size, ids.length - 1);
  });

  it('a webhook may get a line a record', async () => {
    await run('lines');
    const [first] = bench.sink.received;
    assert.ok(first);
    assert.equal(first.headers['content-type'], 'application/x-ndjson');
    assert.equal(first.headers['x-streamid'], 'films');
    new Webhook(SECRET).verify(first.body, first.headers as Record<string, string>, {
      jsonParse: false,
    });
    assert.equal(first.body.trim().split('\n').length, 10);
  });

  it('a CSV has a column for every field of any record', async () => {
    const [one, two] = bench.strapi.records;
    assert.ok(one?.op === 'upsert' && two?.op === 'upsert');
    one.fields.push({ id: 'tags', name: 'tags', type: 'json', value: ['a', 'b'] });
    two.fields.push({
      id: 'cover',
      name: 'cover',
      type: 'media',
      value: 'https://x/y.jpg',
      parts: { alt: 'He said "no", twice\nand left' },
    });
    const done = await run('csv');
    assert.equal(done.counts.sent, 25);
    const rows: Record<string, string>[] = parse(await readFile(join(directory, 'films.csv')), {
      columns: true,
    });
    assert.equal(rows.length, 25);
    assert.deepEqual([rows[0]?.title, rows[0]?.tags, rows[0]?.cover], ['Film 0', '["a","b"]', '']);
    assert.equal(rows[1]?.cover_alt, 'He said "no", twice\nand left');
    assert.deepEqual(await readdir(directory), ['films.csv'], 'nothing is left beside it');
  });

  it('a file may be compressed', async () => {
    await run('packed');
    await run('zipped');
    const read = async (name: string) =>
      gunzipSync(await readFile(join(directory, name))).toString('utf8');
    assert.equal(parse(await read('films.csv.gz'), { columns: true }).length, 25);
    const lines = (await read('films.ndjson.gz')).trim().split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      bench.strapi.records,
    );
  });

  for (const crash of ['new.pages = 2', `new.state = 'finished'`]) {
    it(`a file is whole after a crash at «${crash}»`, async () => {
      await bench.breakCheckpoint(crash);
      const done = await run('packed');
      assert.deepEqual([done.state, done.attempts], ['finished', 2]);
      const text = gunzipSync(await readFile(join(directory, 'films.csv.gz'))).toString('utf8');
      const rows: Record<string, string>[] = parse(text, { columns: true });
      assert.deepEqual(
        rows.map(({ documentId }) => documentId),
        bench.strapi.records.map(({ documentId }) => documentId),
      );
    });
  }
});
