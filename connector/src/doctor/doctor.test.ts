import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { type ConfigurationInput, configurationSchema, environmentSchema } from 'strapi-cdp-config';
import { createTestDatabase, createTestPlatform, type TestPlatform } from '../database/testing.ts';
import { installJobs } from '../jobs/index.ts';
import { settingsFrom } from '../settings/index.ts';
import { type StrapiDouble, startStrapiDouble } from '../strapi/testing.ts';
import { examine, type Finding, formatFindings } from './index.ts';

const CDP_SECRET = 'a-secret-that-is-long-enough-for-us';

describe('the doctor', () => {
  let platform: TestPlatform;
  let strapi: StrapiDouble;
  let directory: string;

  before(async () => {
    strapi = await startStrapiDouble(CDP_SECRET);
    platform = await createTestPlatform();
    await installJobs(platform.databaseUrl);
    directory = await mkdtemp(join(tmpdir(), 'cdp-doctor-'));
    await writeFile(join(directory, 'a-file'), '');
  });
  after(async () => {
    await platform.close();
    await strapi.stop();
    await rm(directory, { recursive: true });
  });

  function ask(
    environment: Record<string, string> = {},
    configuration: ConfigurationInput = {},
    pool: pg.Pool = platform.pool,
  ): Promise<Finding[]> {
    const CDP_STRAPI_URL = strapi.address;
    return examine({
      settings: settingsFrom(
        environmentSchema.parse({ CDP_SECRET, CDP_STRAPI_URL, CDP_PORT: '0', ...environment }),
      ),
      configuration: configurationSchema.parse(configuration),
      pool,
    });
  }
  const wrongOnes = (findings: Finding[]) => findings.filter(({ ok }) => !ok);
  async function onlyProblem(...question: Parameters<typeof ask>): Promise<Finding> {
    const found = wrongOnes(await ask(...question));
    assert.equal(found.length, 1, formatFindings(found));
    return found[0] as Finding;
  }

  it('finds nothing where all is well', async () => {
    const findings = await ask(
      {},
      {
        segmentGroupIdentifier: 'customers',
        segmentGroups: [{ name: 'Customers', identifier: 'customers' }],
        destinations: [
          { kind: 'file', key: 'file', name: 'File', directory: join(directory, 'not/there/yet') },
        ],
      },
    );
    assert.deepEqual(wrongOnes(findings), []);
    assert.deepEqual(
      [...new Set(findings.map(({ check }) => check))].sort(),
      [
        'clock',
        'database',
        'destination',
        'job queue',
        'migrations',
        'port',
        'segment group',
        'Strapi',
      ].sort(),
    );
  });

  it('names the variable when the secrets differ', async () => {
    const problem = await onlyProblem({ CDP_SECRET: 'another-secret-that-is-long-enough-too' });
    assert.equal(problem.check, 'secret');
    assert.match(problem.fix ?? '', /CDP_SECRET of the connector.*CDP_SECRET of Strapi/);
  });

  it('says that Strapi is down, or has no plugin', async () => {
    const down = await onlyProblem({ CDP_STRAPI_URL: 'http://127.0.0.1:9' });
    assert.match(down.fix ?? '', /start Strapi/);
    strapi.status = 404;
    assert.match((await onlyProblem()).fix ?? '', /install and enable strapi-plugin-cdp/);
    strapi.status = undefined;
  });

  it('notices a clock that is off', async () => {
    strapi.ahead = -60_000;
    const problem = await onlyProblem();
    strapi.ahead = 0;
    assert.equal(problem.check, 'clock');
    assert.match(problem.message, /60 s behind/);
  });

  it('notices a segment group that nobody made', async () => {
    const problem = await onlyProblem({}, { segmentGroupIdentifier: 'custommers' });
    assert.equal(problem.check, 'segment group');
  });

  it('notices a folder that cannot be one', async () => {
    const problem = await onlyProblem(
      {},
      {
        destinations: [
          { kind: 'file', key: 'file', name: 'File', directory: join(directory, 'a-file/exports') },
        ],
      },
    );
    assert.match(problem.message, /is no folder/);
  });

  it('tells a port that another program has from one of a connector', async () => {
    const holder = createServer((socket) => socket.resume().end('nobody you know'));
    await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done));
    const address = holder.address();
    assert.ok(address && typeof address === 'object');
    const problem = await onlyProblem({ CDP_PORT: String(address.port) });
    assert.equal(problem.check, 'port');
    await new Promise((done) => holder.close(done));
  });

  it('says what an empty database lacks, and changes nothing', async () => {
    const empty = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: empty.url });
    const found = wrongOnes(await ask({}, {}, pool));
    assert.deepEqual(
      found.map(({ check }) => check),
      ['migrations', 'job queue'],
    );
    const { rows } = await pool.query(
      "select nspname from pg_namespace where nspname in ('cdp', 'pgboss')",
    );
    assert.deepEqual(rows, []);
    await pool.end();
    await empty.drop();
  });

  it('says which permission is missing', async () => {
    const empty = await createTestDatabase();
    const admin = new pg.Client({ connectionString: empty.url });
    await admin.connect();
    await admin.query("create role doctor_test login password 'doctor-test'");
    const url = new URL(empty.url);
    url.username = 'doctor_test';
    url.password = 'doctor-test';
    const pool = new pg.Pool({ connectionString: url.href });
    const found = wrongOnes(await ask({}, {}, pool));
    assert.match(found[0]?.message ?? '', /may not create tables in the schema «cdp»/);
    await pool.end();
    await admin.query('drop role doctor_test');
    await admin.end();
    await empty.drop();
  });

  it('notices tables of the job queue that someone altered', async () => {
    await platform.pool.query('alter table pgboss.schedule add column mine int');
    const problem = await onlyProblem();
    await platform.pool.query('alter table pgboss.schedule drop column mine');
    assert.equal(problem.check, 'job queue');
    assert.match(problem.message, /altered columns/);
  });

  it('goes on with the rest when the database is down', async () => {
    const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:9/none' });
    const findings = await ask({}, {}, pool);
    assert.deepEqual(
      wrongOnes(findings).map(({ check }) => check),
      ['database'],
    );
    assert.ok(findings.some(({ check, ok }) => check === 'Strapi' && ok));
    await pool.end();
  });
});
