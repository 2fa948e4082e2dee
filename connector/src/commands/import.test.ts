import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createTestPlatform, type TestPlatform } from '../database/testing.ts';

const CLI = join(import.meta.dirname, '../cli.ts');

describe('cdp-connector import', () => {
  let platform: TestPlatform;
  let directory: string;
  before(async () => {
    platform = await createTestPlatform();
    directory = await mkdtemp(join(tmpdir(), 'cdp-import-'));
    await writeFile(join(directory, 'till.csv'), csv('a-1,2026-01-02,1.50', 'a-2,2026-01-03,2.50'));
    await writeFile(join(directory, 'bad.csv'), csv('a-3,2026-01-02,1.50', 'a-4,soon,2.50'));
  });
  after(async () => {
    await platform.close();
    await rm(directory, { recursive: true, force: true });
  });

  const csv = (...rows: string[]) => ['user_id,date,amount', ...rows, ''].join('\n');
  const events = async () =>
    (await platform.pool.query('select message_id, name, source from cdp.events')).rows;

  function run(...words: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
    const env = {
      PATH: process.env.PATH,
      CDP_SECRET: platform.settings.secret,
      CDP_DATABASE_URL: platform.databaseUrl,
    };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [CLI, 'import', ...words],
        { cwd: directory, env },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });
  }

  it('imports without a connector, down to the profile, and the same file once', async () => {
    const first = await run('till.csv', '--source', 'shop-till', '--event', 'Paid', '--json');
    assert.deepEqual([first.code, first.stderr], [0, '']);
    const { run: done } = JSON.parse(first.stdout);
    assert.deepEqual(
      [done.state, done.requestedBy, done.counts],
      ['finished', 'terminal', { read: 2, added: 2, known: 0, bad: 0 }],
    );
    const kept = await events();
    assert.deepEqual(
      new Set(kept.map(({ name, source }) => `${source} ${name}`)),
      new Set(['shop-till Paid']),
    );
    assert.equal(kept.length, 2);
    const again = await run('till.csv', '--mapping', done.mapping.name, '--json');
    assert.deepEqual(JSON.parse(again.stdout).run.counts, { read: 2, added: 0, known: 2, bad: 0 });
    assert.equal((await events()).length, 2);
  });

  it('says what it would do, and changes nothing', async () => {
    const before = await events();
    const { code, stdout } = await run('bad.csv', '--dry-run', '--json', '--report', 'report.csv');
    assert.equal(code, 2);
    const { mapping, report } = JSON.parse(stdout);
    assert.equal(mapping.kind, 'events');
    assert.deepEqual([report.read, report.added, report.known, report.bad], [2, 1, 0, 1]);
    assert.deepEqual(await events(), before);
    const rows = (await readFile(join(directory, 'report.csv'), 'utf8')).trim().split('\n');
    assert.deepEqual(
      rows.slice(1).map((row) => row.split(',').slice(0, 2)),
      [
        ['2', 'new'],
        ['3', 'bad'],
      ],
    );
  });

  it('ends with code 2 if rows are bad, and tells people why', async () => {
    const { code, stdout } = await run('bad.csv');
    assert.equal(code, 2);
    assert.match(stdout, /bad/i);
    const { rows } = await platform.pool.query('select row, reason from cdp.import_bad_rows');
    assert.equal(rows.length, 1);
    assert.match(rows[0].reason, /soon/);
  });

  it('says what is missing', async () => {
    const [noFile, noMapping] = await Promise.all([
      run('nothing.csv'),
      run('till.csv', '--mapping', 'nobody’s'),
    ]);
    assert.deepEqual([noFile.code, noMapping.code], [1, 1]);
    assert.match(noFile.stderr, /There is no file nothing\.csv/);
    assert.match(noMapping.stderr, /There is no mapping «nobody’s»/);
  });
});
