import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { createTestPlatform, type TestPlatform } from '../database/testing.ts';
import { deferred, eventually } from '../shared/testing.ts';
import {
  audienceComputeQueue,
  createJobs,
  type ExportJob,
  exportQueues,
  type Job,
  type Jobs,
} from './index.ts';

const payload: ExportJob = {
  workflowKey: 'films',
  runId: null,
  trigger: 'manual',
  requestedBy: 'Ada',
};
const schedule = (key: string, interval = '0 3 * * *') => ({
  key,
  interval,
  timeZone: 'Europe/Copenhagen',
  payload: { ...payload, workflowKey: key },
});

describe('jobs', () => {
  let platform: TestPlatform;
  const started: Jobs[] = [];

  /** One more process on the same database. */
  async function startJobs(shutdownGrace = platform.settings.shutdownGrace): Promise<Jobs> {
    const { databaseUrl: url, logger } = platform;
    const settings = { ...platform.settings, shutdownGrace };
    const jobs = createJobs({ url, settings, logger, metrics: new Registry() });
    started.push(jobs);
    await jobs.start();
    return jobs;
  }

  before(async () => {
    platform = await createTestPlatform();
  });
  after(async () => {
    for (const jobs of started) await jobs.stop();
    await platform.close();
  });

  it('hands a job with its payload to a worker soon after it was sent', async () => {
    const jobs = await startJobs();
    let taken = deferred<Job<ExportJob>>();
    await jobs.work(exportQueues.user, async (job) => taken.resolve(job));
    const delays: number[] = [];
    // A busy machine makes some wait; polling would make all of them wait.
    for (let time = 0; time < 3; time += 1) {
      taken = deferred();
      const sent = Date.now();
      // A key of its own: the job before may still be on its way out.
      const id = await jobs.send(exportQueues.user, payload, { key: `turn-${time}` });
      assert.ok(id);
      const job = await taken.promise;
      delays.push(Date.now() - sent);
      assert.equal(job.id, id);
      assert.equal(job.attempt, 1);
      assert.deepEqual(job.payload, payload);
    }
    assert.ok(Math.min(...delays) < 1_500, `polling alone would take longer than ${delays} ms`);
    await jobs.stop();
  });

  it('takes what waits in a queue one after another, without a pause', async () => {
    const jobs = await startJobs();
    const rules = Array.from({ length: 20 }, (_, rule) => rule);
    for (const rule of rules) {
      assert.ok(await jobs.send(audienceComputeQueue, { rule }, { key: String(rule) }));
    }
    const done = deferred();
    const taken: number[] = [];
    const begin = Date.now();
    await jobs.work(audienceComputeQueue, async ({ payload: { rule } }) => {
      taken.push(rule);
      if (taken.length === rules.length) done.resolve();
    });
    await done.promise;
    const took = Date.now() - begin;
    assert.deepEqual(
      taken.toSorted((one, other) => one - other),
      rules,
    );
    assert.ok(took < 10_000, `a look every two seconds would take 38 s; it took ${took} ms`);
    await jobs.stop();
  });

  it('refuses a payload that no worker could read', async () => {
    const jobs = await startJobs();
    const bad = { ...payload, workflowKey: 'Not A Key' };
    await assert.rejects(jobs.send(exportQueues.user, bad), /workflowKey/);
    await jobs.stop();
  });

  it('lets a job with the same key wait until the one before is done', async () => {
    const jobs = await startJobs();
    const other = await startJobs();
    const release = deferred();
    const begun = deferred();
    await jobs.work(exportQueues.product, async () => {
      begun.resolve();
      await release.promise;
    });
    assert.ok(await jobs.send(exportQueues.product, payload, { key: 'films' }));
    assert.equal(await other.send(exportQueues.product, payload, { key: 'films' }), null);
    await begun.promise;
    assert.equal(await other.send(exportQueues.product, payload, { key: 'films' }), null);
    assert.ok(await other.send(exportQueues.product, payload, { key: 'posters' }));
    release.resolve();
    await eventually(async () => {
      assert.ok(await other.send(exportQueues.product, payload, { key: 'films' }));
    });
    await jobs.stop();
    await other.stop();
  });

  it('sends within a transaction, or not at all', async () => {
    const jobs = await startJobs();
    const failing = platform.database.transaction().execute(async (transaction) => {
      await jobs.send(exportQueues.content, payload, { key: 'rolled-back', transaction });
      throw new Error('changed my mind');
    });
    await assert.rejects(failing, /changed my mind/);
    const id = await platform.database
      .transaction()
      .execute((transaction) =>
        jobs.send(exportQueues.content, payload, { key: 'rolled-back', transaction }),
      );
    assert.ok(id, 'the job that was rolled back does not hold its key');
    await platform.pool.query('delete from pgboss.job where id = $1', [id]);
    await jobs.stop();
  });

  it('tries a failed job again', async () => {
    const jobs = await startJobs();
    const attempts: number[] = [];
    await jobs.send(exportQueues.content, payload, { key: 'fails-once' });
    await jobs.work(exportQueues.content, async ({ attempt }) => {
      attempts.push(attempt);
      if (attempt === 1) throw new Error('not yet');
    });
    await eventually(async () => assert.deepEqual(attempts, [1, 2]));
    await jobs.stop();
  });

  it('hands a job back when the process stops, without using up an attempt', async () => {
    const grace = 60;
    const jobs = await startJobs(grace);
    const other = await startJobs();
    const begun = deferred();
    await jobs.work(exportQueues.content, async ({ signal }) => {
      begun.resolve();
      await once(signal, 'abort');
      throw signal.reason;
    });
    const id = await jobs.send(exportQueues.content, payload, { key: 'handed-back' });
    await begun.promise;
    const stopping = Date.now();
    await jobs.stop();
    const took = Date.now() - stopping;
    assert.ok(took < 1_500, 'a job that heeds the signal delays nothing');

    const taken = deferred<Job<ExportJob>>();
    await other.work(exportQueues.content, async (job) => taken.resolve(job));
    const job = await taken.promise;
    assert.equal(job.id, id);
    const { rows } = await platform.pool.query(
      'select retry_limit - retry_count as left from pgboss.job where id = $1',
      [id],
    );
    assert.equal(rows[0].left, exportQueues.content.retryLimit);
    await other.stop();
  });

  it('hands back what does not end within the grace time', async () => {
    const jobs = await startJobs();
    const begun = deferred();
    const ending = new AbortController();
    await jobs.work(exportQueues.content, async () => {
      begun.resolve();
      await delay(60_000, undefined, { signal: ending.signal }).catch(() => undefined);
    });
    const id = await jobs.send(exportQueues.content, payload, { key: 'deaf' });
    await begun.promise;
    await jobs.stop();
    const { rows } = await platform.pool.query('select state from pgboss.job where id = $1', [id]);
    assert.equal(rows[0].state, 'retry');
    ending.abort();
    await platform.pool.query('delete from pgboss.job where id = $1', [id]);
  });

  it('adds, changes, keeps and removes schedules', async () => {
    const jobs = await startJobs();
    const stored = async () => {
      const { rows } = await platform.pool.query(
        'select key, cron, timezone, updated_on from pgboss.schedule where name = $1 order by key',
        [exportQueues.content.name],
      );
      return rows;
    };
    await jobs.replaceSchedules(exportQueues.content, [
      schedule('a'),
      schedule('b'),
      schedule('c'),
    ]);
    const first = await stored();
    assert.deepEqual(
      first.map(({ key }) => key),
      ['a', 'b', 'c'],
    );
    await jobs.replaceSchedules(exportQueues.content, [
      schedule('a'),
      schedule('b', '*/5 * * * *'),
    ]);
    const second = await stored();
    assert.deepEqual(
      second.map(({ key, cron, timezone }) => [key, cron, timezone]),
      [
        ['a', '0 3 * * *', 'Europe/Copenhagen'],
        ['b', '*/5 * * * *', 'Europe/Copenhagen'],
      ],
    );
    assert.deepEqual(second[0].updated_on, first[0].updated_on, 'what is the same is left alone');
    await jobs.replaceSchedules(exportQueues.content, []);
    assert.deepEqual(await stored(), []);
    await jobs.stop();
  });
});
