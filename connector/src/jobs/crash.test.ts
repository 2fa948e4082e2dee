import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { createTestPlatform, type TestPlatform } from '../database/testing.ts';
import { deferred } from '../shared/testing.ts';
import { createJobs, exportQueues, type Job } from './index.ts';

/** A process that takes a job, says so, and never finishes it. */
const worker = (url: string) => `
  import { pino } from 'pino';
  import { Registry } from 'prom-client';
  import { createJobs, exportQueues } from ${JSON.stringify(new URL('index.ts', import.meta.url))};
  const jobs = createJobs({
    url: ${JSON.stringify(url)},
    settings: { shutdownGrace: 1 },
    logger: pino({ level: 'silent' }),
    metrics: new Registry(),
  });
  await jobs.start();
  await jobs.work(exportQueues.user, async () => {
    process.stdout.write('taken');
    await new Promise(() => {});
  });
`;

/** Milliseconds after which a job of a killed process must run again. */
const PATIENCE = 12_000;

describe('a worker that is killed', () => {
  let platform: TestPlatform;
  before(async () => {
    platform = await createTestPlatform();
  });
  after(() => platform.close());

  it('has its job taken up again by another process within seconds', async (context) => {
    const { databaseUrl: url, settings, logger } = platform;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', worker(url)], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const jobs = createJobs({ url, settings, logger, metrics: new Registry() });
    await jobs.start();
    const id = await jobs.send(exportQueues.user, {
      workflowKey: 'users',
      runId: null,
      trigger: 'manual',
      requestedBy: null,
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    const killed = Date.now();

    const taken = deferred<Job<unknown>>();
    await jobs.work(exportQueues.user, async (job) => taken.resolve(job));
    const again = await Promise.race([taken.promise, delay(PATIENCE, undefined, { ref: false })]);
    assert.equal(again?.id, id);
    assert.equal(again?.attempt, 2);
    context.diagnostic(`taken up again ${Date.now() - killed} ms after the kill`);
    await jobs.stop();
  });
});
