import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { requestRun } from '../exports/runs/index.ts';
import { createIdleBench, type ExportsBench, films, workflow } from '../exports/testing.ts';
import { eventually } from '../shared/testing.ts';

const CLI = join(import.meta.dirname, '../cli.ts');

describe('cdp-connector export', () => {
  let bench: ExportsBench;
  let directory: string;

  before(async () => {
    bench = await createIdleBench();
    directory = await mkdtemp(join(tmpdir(), 'cdp-export-'));
    const destinations = [{ key: 'feed', name: 'Feed', kind: 'http', url: bench.sink.url }];
    const schedule = {
      product: [
        {
          name: 'Films',
          interval: '0 3 * * *',
          options: {
            contentType: 'api::film.film',
            streamId: 'nightly',
            destination: 'feed',
            mode: 'changes',
          },
        },
      ],
    };
    await writeFile(join(directory, 'cdp.json'), JSON.stringify({ destinations, schedule }));
  });
  after(async () => {
    await bench.close();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(() => {
    bench.strapi.records = films(25);
    bench.sink.received = [];
    bench.sink.answer = () => undefined;
  });

  const usual = ['product', '--content-type', 'api::film.film', '--stream-id', 'films'];

  const startRun = async (key: string) => {
    const result = await requestRun(bench.platform, workflow(key), 'Ada');
    assert.ok('run' in result);
    return result.run;
  };

  const countRuns = async () =>
    (await bench.platform.pool.query('select count(*)::int as count from cdp.runs')).rows[0].count;

  const run = (...words: string[]) => start(words).ended;

  function start(words: string[]) {
    const env = {
      PATH: process.env.PATH,
      CDP_SECRET: bench.platform.settings.secret,
      CDP_STRAPI_URL: bench.platform.settings.strapiUrl,
      CDP_DATABASE_URL: bench.platform.databaseUrl,
    };
    let end = (_result: { code: unknown; stdout: string; stderr: string }) => {};
    const ended = new Promise<Parameters<typeof end>[0]>((resolve) => {
      end = resolve;
    });
    const child = execFile(
      process.execPath,
      [CLI, '--config', join(directory, 'cdp.json'), 'export', ...words],
      { cwd: directory, env },
      (error, stdout, stderr) => end({ code: error?.code ?? 0, stdout, stderr }),
    );
    return { process: child, ended };
  }

  it('exports without a connector, and tells how it went', async () => {
    const first = await run(...usual, '--destination', 'feed', '--mode', 'changes', '--json');
    assert.deepEqual([first.code, first.stderr], [0, '']);
    const { run: done } = JSON.parse(first.stdout);
    assert.deepEqual(
      [done.state, done.counts.sent, done.requestedBy],
      ['finished', 25, `${userInfo().username} (terminal)`],
    );
    assert.equal(bench.sink.rows().length, 25);
    const again = await run(...usual, '--destination', 'feed', '--mode', 'changes');
    assert.equal(again.code, 0);
    assert.match(again.stdout, /25 records read, 0 sent, 25 unchanged/);
  });

  it('only tries with --draft: some records, marked as drafts, and nothing is remembered', async () => {
    const runs = await countRuns();
    const { code, stdout } = await run(...usual, '--destination', 'feed', '--draft', '--json');
    assert.equal(code, 0);
    const { trial } = JSON.parse(stdout);
    assert.deepEqual([trial.delivered, trial.problem, trial.total], [true, null, 25]);
    assert.equal(trial.records.length, 10);
    assert.equal(trial.records[0].sends.title, 'Film 0');
    const [request] = bench.sink.received;
    assert.equal(request?.headers['x-isdraft'], 'true');
    assert.equal(await countRuns(), runs);
  });

  it('tells with its exit code that some records were refused', async () => {
    bench.sink.answer = () =>
      bench.sink.received.at(-1)?.body.includes('"film-003"') ? { status: 422 } : undefined;
    const tried = await run(...usual, '--destination', 'feed', '--draft');
    assert.equal(tried.code, 2);
    assert.match(tried.stdout, /film-003: Destination «feed» answered 422/);
    const { code, stdout } = await run(...usual, '--destination', 'feed');
    assert.equal(code, 2);
    assert.match(stdout, /24 sent, .* 1 refused/);
  });

  it('fails with the reason when nothing can leave', async () => {
    bench.sink.answer = () => ({ status: 401, body: 'who are you?' });
    const { code, stdout } = await run(...usual, '--destination', 'feed');
    assert.equal(code, 1);
    assert.match(stdout, /is failed: Destination «feed» answered 401: who are you\?/);
  });

  it('names the option that is wrong', async () => {
    const { code, stderr } = await run(
      'product',
      '--content-type',
      'films',
      '--stream-id',
      'films',
      '--batch-size',
      '5000',
    );
    assert.equal(code, 78);
    assert.match(stderr, /--content-type\s+Use the uid of a content type/);
    assert.match(stderr, /--batch-size/);
  });

  it('runs a workflow by its key, in whole if asked, and so does the stream of a workflow', async () => {
    const named = await run('--workflow', 'product-films', '--json');
    assert.deepEqual([named.code, named.stderr], [0, '']);
    const { run: first } = JSON.parse(named.stdout);
    assert.deepEqual([first.workflowKey, first.counts.sent], ['product-films', 25]);
    const whole = await run('--workflow', 'product-films', '--mode', 'full');
    assert.match(whole.stdout, /Films: 25 records read, 25 sent/);
    const nightly = ['product', '--content-type', 'api::film.film', '--stream-id', 'nightly'];
    const same = await run(...nightly, '--destination', 'feed', '--json');
    const { run: second } = JSON.parse(same.stdout);
    assert.deepEqual([second.workflowKey, second.counts.unchanged], ['product-films', 25]);

    const other = await run(...nightly, '--destination', 'feed', '--locales', 'da');
    assert.equal(other.code, 78);
    assert.match(
      other.stderr,
      /--locales\s+The workflow «Films» delivers to this stream otherwise/,
    );
  });

  it('says which workflows there are, and that those have options of their own', async () => {
    const [unknown, doubled] = await Promise.all([
      run('--workflow', 'films'),
      run('product', '--workflow', 'product-films', '--status', 'draft'),
    ]);
    assert.deepEqual([unknown.code, doubled.code], [78, 78]);
    assert.match(
      unknown.stderr,
      /--workflow\s+There is none of that key\. There is: product-films/,
    );
    assert.match(doubled.stderr, /<kind>.*leave it out/);
    assert.match(doubled.stderr, /--status.*leave it out/);
  });

  it('leaves a run that is under way alone', async () => {
    const { id } = await startRun('product-films');
    const { code, stderr } = await run('--workflow', 'product-films');
    assert.equal(code, 3);
    assert.match(stderr, new RegExp(`under way already \\(${id}\\)`));
    await bench.platform.pool.query(
      `update cdp.runs set state = 'failed', ended_at = now() where id = $1`,
      [id],
    );
  });

  it('hands the run back when it is interrupted, and goes on with it the next time', async () => {
    bench.sink.answer = () => 'never';
    const child = start([...usual, '--destination', 'feed', '--stream-id', 'hung']);
    await eventually(() => assert.equal(bench.sink.received.length, 1));
    child.process.kill('SIGINT');
    const { code, stdout } = await child.ended;
    assert.equal(code, 130);
    assert.match(stdout, /is queued\. A connector that runs goes on with it\./);
    const { rows } = await bench.platform.pool.query(
      `select count(*)::int as queued from cdp.runs where state = 'queued'`,
    );
    assert.equal(rows[0].queued, 1);
    bench.sink.answer = () => undefined;
    const again = await run(...usual, '--destination', 'feed', '--stream-id', 'hung', '--json');
    assert.equal(again.code, 0);
    const ended = await bench.platform.pool.query(
      `select state, sent, attempts from cdp.runs where workflow_key = $1 order by queued_at`,
      [JSON.parse(again.stdout).run.workflowKey],
    );
    assert.deepEqual(ended.rows, [
      { state: 'finished', sent: 25, attempts: 2 },
      { state: 'finished', sent: 25, attempts: 1 },
    ]);
  });
});
