import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import type { ConfigurationInput, Workflow } from 'strapi-cdp-config';
import { eventually } from '../shared/testing.ts';
import { findRun, requestRun } from './runs/index.ts';
import { createIdleBench, type ExportsBench, films, workflow } from './testing.ts';

const PAGES = 30;

describe('a process that ends in the middle of a run', () => {
  let bench: ExportsBench;
  let configuration: ConfigurationInput;
  let directory: string;
  const children: ChildProcess[] = [];

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cdp-exports-'));
    bench = await createIdleBench((url) => {
      configuration = {
        destinations: [
          { key: 'feed', name: 'Feed', kind: 'http', url },
          { key: 'file', name: 'File', kind: 'file', directory },
        ],
      };
      return configuration;
    });
    bench.strapi.records = films(PAGES * 10);
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  after(async () => {
    await bench.close();
    await rm(directory, { recursive: true, force: true });
  });

  const startProcess = () => {
    const { databaseUrl, settings } = bench.platform;
    const child = spawn(
      process.execPath,
      ['--input-type=module', '--eval', exporter(databaseUrl, settings, configuration)],
      { cwd: import.meta.dirname, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    children.push(child);
    return child;
  };

  /** Lets a process begin, kills it after some pages, and lets another one go on. */
  const runWithKill = async (interrupted: Workflow) => {
    const requested = await requestRun(bench.platform, interrupted, 'Ada');
    assert.ok('run' in requested);
    const { id } = requested.run;
    const child = startProcess();
    await eventually(async () => {
      const run = await findRun(bench.platform.database, id);
      assert.ok(run && run.pages >= 5, 'it is not far enough yet');
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = await findRun(bench.platform.database, id);
    assert.equal(left?.state, 'running', 'it was killed in the middle');
    startProcess();
    const run = await bench.ended(id);
    assert.equal(run.state, 'finished');
    assert.ok(run.attempts > 1);
    assert.equal(run.counts.sent, PAGES * 10);
    return run;
  };

  it('has delivered each batch to http under one key, with one content', async () => {
    await runWithKill(workflow('feed', { destination: 'feed', maxRate: 200 }));
    const bodies = new Map<unknown, string>();
    for (const { headers, body } of bench.sink.received) {
      const key = headers['idempotency-key'];
      assert.equal(bodies.get(key) ?? body, body);
      bodies.set(key, body);
    }
    const ids = [...bodies.values()].flatMap((body) =>
      JSON.parse(body).map((row: { documentId: string }) => row.documentId),
    );
    assert.deepEqual(
      ids,
      bench.strapi.records.map(({ documentId }) => documentId),
    );
  });

  it('has written each record to the file once', async () => {
    await runWithKill(workflow('file', { destination: 'file', maxRate: 200 }));
    const lines = (await readFile(join(directory, 'file.ndjson'), 'utf8')).trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      bench.strapi.records,
    );
  });

  it('has its run taken up at the next start, though the job queue was emptied', async () => {
    const requested = await requestRun(bench.platform, workflow('wiped'), 'Ada');
    assert.ok('run' in requested);
    await bench.platform.pool.query(`delete from pgboss.job where name like 'export-%'`);
    startProcess();
    assert.equal((await bench.ended(requested.run.id)).state, 'finished');
  });

  it('gives the run back when it is stopped, and another one goes on', async () => {
    bench.sink.received = [];
    bench.sink.answer = (count) => (count === 3 ? 'never' : undefined);
    await bench.begin();
    const requested = await requestRun(
      bench.platform,
      workflow('stopped', { destination: 'feed' }),
      'Ada',
    );
    assert.ok('run' in requested);
    await eventually(() => assert.equal(bench.sink.received.length, 3));
    await bench.platform.jobs.stop();
    const left = await findRun(bench.platform.database, requested.run.id);
    assert.deepEqual([left?.state, left?.pages, left?.error], ['queued', 2, null]);
    startProcess();
    const run = await bench.ended(requested.run.id);
    assert.deepEqual([run.state, run.attempts], ['finished', 2]);
    assert.equal(bench.sink.received[2]?.body, bench.sink.received[3]?.body);
  });
});

/** A process that does nothing but export. */
const exporter = (databaseUrl: string, settings: object, configuration: ConfigurationInput) => {
  const at = (path: string) => JSON.stringify(new URL(path, import.meta.url));
  return `
    import { pino } from 'pino';
    import { Registry } from 'prom-client';
    import { configurationSchema } from 'strapi-cdp-config';
    import { createDatabase } from ${at('../database/index.ts')};
    import { createDefinitions } from ${at('../definitions/index.ts')};
    import { createJobs } from ${at('../jobs/index.ts')};
    import { createStrapiClient } from ${at('../strapi/index.ts')};
    import { startExports } from ${at('./index.ts')};
    const url = ${JSON.stringify(databaseUrl)};
    const settings = ${JSON.stringify(settings)};
    const logger = pino({ level: 'silent' });
    const metrics = new Registry();
    const jobs = createJobs({ url, settings, logger, metrics });
    const platform = {
      ...createDatabase({ url, size: 5, applicationName: 'killed', logger }),
      settings, jobs, logger, metrics,
      configuration: configurationSchema.parse(${JSON.stringify(configuration)}),
      strapi: createStrapiClient(settings),
      clock: () => new Date(),
    };
    const definitions = createDefinitions(platform);
    await jobs.start();
    await definitions.start();
    await startExports(platform, definitions);
  `;
};
