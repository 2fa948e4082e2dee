import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { privacyRequestSchema, privacyRequestsPageSchema } from 'strapi-cdp-config';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';

const CLI = join(import.meta.dirname, '../cli.ts');

describe('cdp-connector privacy', () => {
  let bench: TestTracking;
  let directory: string;

  before(async () => {
    bench = await startTestTracking();
    directory = await mkdtemp(join(tmpdir(), 'cdp-privacy-'));
    await bench.sendBatch([
      { type: 'identify', messageId: 'one', userId: 'ada', traits: { email: 'ada@example.com' } },
      { type: 'track', event: 'Film Viewed', messageId: 'two', userId: 'ada' },
    ]);
    await bench.process();
  });
  after(async () => {
    await bench.close();
    await rm(directory, { recursive: true, force: true });
  });

  function run(...words: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
    const env = {
      PATH: process.env.PATH,
      CDP_SECRET: bench.platform.settings.secret,
      CDP_DATABASE_URL: bench.platform.databaseUrl,
    };
    const options = { cwd: directory, env };
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [CLI, 'privacy', ...words],
        options,
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
      child.stdin?.end();
    });
  }

  it('exports to a file that only its owner may read, and to standard output', async () => {
    const out = join(directory, 'ada.json');
    const written = await run('export', '--value', 'ADA@example.com', '--out', out);
    assert.deepEqual(written, { code: 0, stdout: '', stderr: '' });
    assert.equal(JSON.parse(await readFile(out, 'utf8')).events.length, 2);
    assert.equal((await stat(out)).mode & 0o077, 0);

    const nobody = await run('export', '--type', 'user_id', '--value', 'eve');
    assert.equal(nobody.code, 2);
    assert.deepEqual(JSON.parse(nobody.stdout).events, []);
  });

  it('deletes nobody without being told so, and says what is missing', async () => {
    const unsure = await run('delete', '--type', 'user_id', '--value', 'ada');
    assert.equal(unsure.code, 1);
    assert.match(unsure.stderr, /--yes/);
    const missing = await run('delete', '--yes');
    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /Name an identifier/);
    const { rows } = await bench.platform.pool.query('select from cdp.events');
    assert.equal(rows.length, 2);
  });

  it('suppresses, lets in again, and lists both with who asked', async () => {
    const suppressed = await run('suppress', '--type', 'user_id', '--value', 'ada', '--yes');
    assert.equal(suppressed.code, 0, suppressed.stderr);
    const request = privacyRequestSchema.parse(JSON.parse(suppressed.stdout));
    assert.deepEqual([request.state, request.counts.events], ['done', 2]);
    const { rows } = await bench.platform.pool.query('select from cdp.events');
    assert.equal(rows.length, 0);

    assert.equal((await run('unsuppress', '--value', 'ada@example.com')).code, 0);
    assert.equal((await run('unsuppress', '--value', 'ada@example.com')).code, 2);
    const listed = await run('list', '--action', 'suppress');
    const { items } = privacyRequestsPageSchema.parse(JSON.parse(listed.stdout));
    assert.deepEqual(
      items.map(({ id, origin }) => [id, origin]),
      [[request.id, 'terminal']],
    );
    assert.ok(items[0]?.requestedBy);
  });
});
