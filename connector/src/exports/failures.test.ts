import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eventually } from '../shared/testing.ts';
import { requestRun } from './runs/index.ts';
import { createExportsBench, type ExportsBench, films, pageOf, workflow } from './testing.ts';

describe('failures of a run', () => {
  let bench: ExportsBench;
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cdp-exports-'));
    bench = await createExportsBench((url) => ({
      destinations: [
        {
          key: 'feed',
          name: 'Feed',
          kind: 'http',
          url,
          headers: { authorization: 'Bearer top-secret-token' },
          timeout: 300,
        },
        { key: 'nobody', name: 'Nobody', kind: 'http', url: 'http://127.0.0.1:9/' },
        { key: 'file', name: 'File', kind: 'file', directory: join(directory, 'taken') },
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
    bench.strapi.interfere = () => false;
    bench.sink.received = [];
    bench.sink.answer = () => undefined;
  });

  const toFeed = (key: string) => workflow(key, { destination: 'feed' });

  for (const [name, keep] of [
    ['before its last line', (page: string) => page.slice(0, page.lastIndexOf('\n'))],
    ['in the middle of a record', (page: string) => page.slice(0, 500)],
    ['with a record missing', (page: string) => page.split('\n').toSpliced(1, 1).join('\n')],
  ] as const) {
    it(`asks again for a page that was cut ${name}`, async () => {
      bench.strapi.interfere = (response, { query, count }) => {
        if (count !== 2) return false;
        response.writeHead(200).end(keep(pageOf(bench.strapi.records, query).join('\n')));
        return true;
      };
      const key = `cut-${name.replaceAll(' ', '-')}`;
      const run = await bench.run(toFeed(key));
      assert.deepEqual([run.state, run.attempts, run.counts.sent], ['finished', 2, 35]);
      const asked = bench.strapi.requests.map((query) => query.get('after'));
      assert.deepEqual(asked, [null, '10', '10', '20', '30']);
    });
  }

  it('goes on where it stopped after the connection to Strapi broke in the middle', async () => {
    bench.strapi.interfere = (response, { query, count }) => {
      if (count !== 3) return false;
      response.writeHead(200).write(pageOf(bench.strapi.records, query)[0]);
      setTimeout(() => response.destroy(), 50);
      return true;
    };
    const run = await bench.run(toFeed('broken-connection'));
    assert.deepEqual([run.state, run.attempts, run.counts.sent], ['finished', 2, 35]);
    assert.equal(bench.sink.rows().length, 35);
  });

  it('gives up on a page that it cannot read, and says where it comes from', async () => {
    bench.strapi.interfere = (response, { query }) => {
      const page = pageOf(bench.strapi.records, query).join('\n');
      response.writeHead(200).end(page.replace('"shape":0', '"shape":7'));
      return true;
    };
    const run = await bench.run(toFeed('unreadable'));
    assert.deepEqual([run.state, run.attempts, run.counts.sent], ['failed', 1, 0]);
    assert.match(
      run.error ?? '',
      /a row is of shape 7, which did not come before it\. Use the same version/,
    );
  });

  it('waits as long as a receiver asks for', async () => {
    const arrivals: number[] = [];
    bench.sink.answer = (count) => {
      arrivals.push(Date.now());
      return count === 2 ? { status: 429, headers: { 'retry-after': '1' } } : undefined;
    };
    const run = await bench.run(toFeed('asked-to-wait'));
    assert.deepEqual([run.state, run.attempts, run.error], ['finished', 2, null]);
    const waited = (arrivals[2] ?? 0) - (arrivals[1] ?? 0);
    assert.ok(waited >= 990, `it waited ${waited} ms`);
  });

  it('lets go of a run that has to wait long, and comes back', async () => {
    const { platform, sink } = bench;
    sink.answer = (count) =>
      count === 1 ? { status: 503, headers: { 'retry-after': '3600' } } : undefined;
    const result = bench.run(toFeed('waits-long'));
    const row = async () =>
      (
        await platform.pool.query(
          `select state, due_at > now() + interval '3500 seconds' as later, error,
             (select count(*)::int from pgboss.job where state = 'active') as jobs
           from cdp.runs where workflow_key = 'waits-long'`,
        )
      ).rows[0];
    await eventually(async () => {
      assert.deepEqual(await row(), {
        state: 'retrying',
        later: true,
        error: 'Destination «feed» answered 503 without a reason.',
        jobs: 0,
      });
    });
    await platform.pool.query(
      `update cdp.runs set due_at = now() where workflow_key = 'waits-long'`,
    );
    const run = await result;
    assert.deepEqual([run.state, run.counts.sent], ['finished', 35]);
  });

  it('tries again after 500s and silence, with the same key', async () => {
    bench.sink.answer = (count) =>
      count === 1 ? { status: 500 } : count === 2 ? 'never' : undefined;
    const run = await bench.run(toFeed('stumbles'));
    assert.deepEqual([run.state, run.attempts, run.counts.sent], ['finished', 3, 35]);
    const keys = bench.sink.received.map(({ headers }) => headers['idempotency-key']);
    assert.equal(new Set(keys.slice(0, 3)).size, 1);
  });

  it('gives up after failing several times in a row, and says at what', async () => {
    bench.sink.answer = (count) => (count === 1 ? undefined : { status: 502, body: 'Bad gateway' });
    const run = await bench.run(toFeed('gives-up'));
    assert.deepEqual([run.state, run.attempts, run.pages, run.counts.sent], ['failed', 4, 1, 10]);
    assert.equal(run.error, 'Destination «feed» answered 502: Bad gateway');
    const { rows } = await bench.platform.pool.query('select count(*)::int from cdp.kept_steps');
    assert.equal(rows[0].count, 0);
  });

  it('gives up at once when the receiver refuses, and shows no secret', async () => {
    const body = `No! authorization: Bearer top-secret-token ${'x'.repeat(500)}`;
    bench.sink.answer = () => ({ status: 400, body });
    const run = await bench.run(toFeed('refused'));
    assert.deepEqual([run.state, run.attempts], ['failed', 1]);
    assert.match(
      run.error ?? '',
      /^Destination «feed» answered 400: No! authorization: \[secret\] x/,
    );
    assert.ok((run.error?.length ?? 0) < 250);
  });

  it('follows no redirect', async () => {
    const location = 'http://elsewhere.example/in?token=top-secret-token';
    bench.sink.answer = () => ({ status: 307, headers: { location } });
    const run = await bench.run(toFeed('redirected'));
    assert.deepEqual([run.state, bench.sink.received.length], ['failed', 1]);
    assert.match(run.error ?? '', /redirects \(307\) to http:\/\/elsewhere\.example\/in: set its/);
  });

  it('says what to do when nothing listens', async () => {
    const run = await bench.run(workflow('nobody', { destination: 'nobody' }));
    assert.equal(run.state, 'failed');
    assert.match(run.error ?? '', /Destination «nobody» cannot be reached: nothing listens/);
  });

  it('passes on why Strapi does not export', async () => {
    const message = 'No field of api::film.film was chosen.';
    bench.strapi.interfere = (response) => {
      response.writeHead(409).end(JSON.stringify({ data: null, error: { message } }));
      return true;
    };
    const run = await bench.run(workflow('nothing-chosen'));
    assert.deepEqual([run.state, run.attempts], ['failed', 1]);
    assert.equal(run.error, `Strapi does not export api::film.film (409): ${message}`);
  });

  it('names the destination that is missing and the file to add it to', async () => {
    const run = await bench.run(workflow('nowhere', { destination: 'raptor' }));
    assert.equal(run.state, 'failed');
    assert.match(run.error ?? '', /no destination «raptor».*config\/cdp\.config\.ts/);
  });

  it('names the path that cannot be written, and delivers all of it the next time', async () => {
    await writeFile(join(directory, 'taken'), 'a file where a directory should be');
    const toFile = workflow('blocked', { destination: 'file', mode: 'changes' });
    const run = await bench.run(toFile);
    assert.equal(run.state, 'failed');
    assert.match(run.error ?? '', /taken\/blocked\.ndjson\.blocked\.partial cannot be written/);
    assert.match(run.error ?? '', /choose another directory/);
    await rm(join(directory, 'taken'));
    assert.equal((await bench.run(toFile)).counts.sent, 35);
  });

  it('takes back what a file held that never became whole', async () => {
    const toFile = workflow('half', { destination: 'file', mode: 'changes' });
    bench.strapi.interfere = (response, { query }) => {
      if (query.get('after') !== '20') return false;
      response.writeHead(400).end('{}');
      return true;
    };
    const failed = await bench.run(toFile);
    assert.deepEqual([failed.state, failed.counts.sent], ['failed', 20]);
    await eventually(async () => {
      assert.ok(!(await readdir(join(directory, 'taken'))).includes('half.ndjson.half.partial'));
    });
    bench.strapi.interfere = () => false;
    const run = await bench.run(toFile);
    assert.deepEqual([run.state, run.counts.sent], ['finished', 35]);
  });

  it('goes on after the database cut every connection', async () => {
    const { pool } = bench.platform;
    bench.sink.answer = async (count) => {
      if (count === 2) {
        await pool.query(`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
        `);
      }
      return undefined;
    };
    const run = await bench.run(toFeed('cut-off'));
    assert.deepEqual([run.state, run.counts.sent], ['finished', 35]);
    const bodies = new Set(bench.sink.received.map(({ body }) => body));
    assert.equal(bodies.size, 4);
  });

  it('does not overlap itself', async () => {
    const { platform, sink } = bench;
    sink.answer = () => ({ status: 503, headers: { 'retry-after': '3600' } });
    const twice = toFeed('twice');
    const [first, ...others] = await Promise.all(
      [1, 2, 3].map(() => requestRun(platform, twice, 'Ada')),
    ).then((results) => results.sort((one) => ('run' in one ? -1 : 1)));
    assert.ok(first && 'run' in first);
    for (const other of others) {
      assert.equal('underWay' in other && other.underWay.id, first.run.id);
    }
  });
});
