import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { WorkflowOptions } from 'strapi-cdp-config';
import { exportHoldings } from '../holdings.ts';
import { createExportsBench, type ExportsBench, film, films, workflow } from '../testing.ts';
import { tryWorkflow } from './index.ts';

describe('a trial', () => {
  let bench: ExportsBench;
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cdp-trial-'));
    bench = await createExportsBench((url) => ({
      destinations: [
        { key: 'feed', name: 'Feed', kind: 'http', url, preset: 'raptor-stream' },
        { key: 'files', name: 'Files', kind: 'file', directory },
        { key: 'away', name: 'Away', kind: 'http', url: 'http://127.0.0.1:9' },
      ],
    }));
  });
  after(async () => {
    await bench.close();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(() => {
    bench.strapi.records = films(35);
    bench.sink.received = [];
    bench.sink.answer = () => undefined;
  });

  const attempt = (destination: string, options: Partial<WorkflowOptions> = {}) => {
    const { kind, options: all } = workflow('tried', { destination, ...options });
    return tryWorkflow(bench, { kind, options: all });
  };
  const countOf = async (table: string) =>
    (await bench.platform.pool.query(`select count(*)::int as count from cdp.${table}`)).rows[0]
      .count;
  const refuse =
    (...unwanted: string[]) =>
    () => {
      const body = bench.sink.received.at(-1)?.body ?? '';
      const bad = unwanted.find((id) => body.includes(`"${id}"`));
      return bad ? { status: 422, body: `${bad} has no price` } : undefined;
    };

  it('sends some records marked as drafts, and tells what of each', async () => {
    const { delivered, problem, records, total } = await attempt('feed');
    assert.deepEqual([delivered, problem, records.length, total], [true, null, 10, 35]);
    assert.equal(bench.sink.received[0]?.headers['x-isdraft'], 'true');
    assert.equal(bench.sink.rows().length, 10);
    assert.deepEqual(records[3]?.sends, bench.sink.rows()[3]);
    assert.ok(records.every((one) => one.problem === null));
    assert.equal(await countOf('exported_records'), 0);
    assert.equal(await countOf('runs'), 0);
  });

  it('says what is wrong with each record, even if that is all of them', async () => {
    bench.strapi.records = [{ ...film(0, ''), fields: [] }, ...films(10).slice(1)];
    bench.sink.answer = refuse('film-003', 'film-007');
    const { records } = await attempt('feed');
    assert.deepEqual(
      records.filter(({ problem }) => problem).map(({ record }) => record.documentId),
      ['film-000', 'film-003', 'film-007'],
    );
    assert.match(records[0]?.problem ?? '', /says nothing/);
    assert.equal(records[3]?.problem, 'Destination «feed» answered 422: film-003 has no price');
    bench.sink.answer = () => ({ status: 400, body: 'unknown stream' });
    const all = await attempt('feed');
    assert.equal(all.records.filter(({ problem }) => problem).length, 10);
    assert.equal(await countOf('refused_records'), 0);
  });

  it('has the platform take records in, and undoes it', async () => {
    const { delivered, problem, records } = await attempt('cdp');
    assert.deepEqual([delivered, problem, records.length], [false, null, 10]);
    assert.deepEqual([await countOf('catalogue'), await countOf('profiles')], [0, 0]);
  });

  it('sees that a folder can be written to, and leaves nothing in it', async () => {
    const { delivered, problem } = await attempt('files');
    assert.deepEqual([delivered, problem], [false, null]);
    assert.deepEqual(await readdir(directory), []);
  });

  it('says why nothing can leave', async () => {
    assert.match((await attempt('away')).problem ?? '', /^Destination «away» cannot be reached/);
    assert.match((await attempt('nobody')).problem ?? '', /^There is no destination «nobody»/);
    bench.strapi.interfere = (response) => {
      response.writeHead(500).end();
      bench.strapi.interfere = () => false;
      return true;
    };
    assert.match((await attempt('feed')).problem ?? '', /Strapi/);
  });

  it('is what each run of a workflow with `draft` is, which remembers only the problems', async () => {
    bench.sink.answer = refuse('film-002');
    const tried = workflow('drafts', { destination: 'feed', draft: true, mode: 'changes' });
    for (const _ of [1, 2]) {
      const run = await bench.run(tried);
      assert.deepEqual([run.state, run.draft, run.total], ['finished', true, 35]);
      assert.deepEqual([run.counts.read, run.counts.sent, run.counts.failed], [10, 9, 1]);
      assert.deepEqual(run.problems, [
        {
          documentId: 'film-002',
          locale: null,
          reason: 'Destination «feed» answered 422: film-002 has no price',
        },
      ]);
    }
    assert.ok(bench.sink.received.every(({ headers }) => headers['x-isdraft'] === 'true'));
    const kept = await Promise.all(
      ['exported_records', 'kept_steps', 'refused_records'].map(countOf),
    );
    assert.deepEqual(kept, [0, 0, 0]);
  });

  it('goes on by itself when the destination was away, as any run', async () => {
    bench.sink.answer = (count) => (count === 1 ? { status: 503 } : undefined);
    const run = await bench.run(workflow('again', { destination: 'feed', draft: true }));
    assert.deepEqual([run.state, run.attempts, run.counts.sent], ['finished', 2, 10]);
  });

  it('forgets with a person what was wrong with the record of that person', async () => {
    bench.strapi.records = ['ada', 'eve'].map((documentId) => ({
      ...film(1, 'User'),
      kind: 'user',
      contentType: 'plugin::users-permissions.user',
      documentId,
    }));
    bench.sink.answer = refuse('ada', 'eve');
    const options = { contentType: 'plugin::users-permissions.user', destination: 'feed' };
    const run = await bench.run(workflow('users', { ...options, draft: true }, { kind: 'user' }));
    assert.equal(run.problems.length, 2);
    const trials = exportHoldings.find(({ name }) => name === 'trials');
    const person = {
      profileId: null,
      identifiers: [{ type: 'user_id', value: 'ada' }],
      identifierIds: [],
    };
    const told: object[] = [];
    for await (const one of trials?.read(bench.platform.database, person) ?? []) told.push(one);
    assert.equal(told.length, 1);
    assert.ok(trials?.forget);
    const { forget } = trials;
    await bench.platform.database
      .transaction()
      .execute((transaction) => forget(transaction, person, new Date()));
    const { problems } = await bench.ended(run.id);
    assert.deepEqual(
      problems.map(({ documentId }) => documentId),
      ['eve'],
    );
  });
});
