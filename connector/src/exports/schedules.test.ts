import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Definitions, Workflow } from 'strapi-cdp-config';
import { exportQueues } from '../jobs/index.ts';
import { eventually } from '../shared/testing.ts';
import { listRuns, requestRun } from './runs/index.ts';
import { createExportsBench, type ExportsBench, films, workflow } from './testing.ts';

const written = (one: Workflow): Definitions['workflows'][number] => ({
  ...one,
  managedBy: 'editor',
});

describe('schedules', () => {
  let bench: ExportsBench;

  before(async () => {
    bench = await createExportsBench(() => ({
      schedule: {
        user: [
          {
            name: 'Customers',
            interval: '*/15 * * * *',
            options: { contentType: 'plugin::users-permissions.user', streamId: 'customers' },
          },
        ],
      },
    }));
    bench.strapi.records = films(5);
  });
  after(() => bench.close());

  const define = async (...workflows: Workflow[]) => {
    bench.strapi.definitions = {
      segmentGroups: [],
      plan: [],
      destinations: [],
      sources: [],
      computedTraits: [],
      audiences: [],
      activations: [],
      workflows: workflows.map(written),
    };
    await bench.definitions.refresh();
  };
  const schedules = async () => {
    const { rows } = await bench.platform.pool.query(
      'select name, key, cron, timezone from pgboss.schedule order by name, key',
    );
    return rows.map(({ name, key, cron, timezone }) => [name, key, cron, timezone].join(' '));
  };
  const customers = 'export-user user-customers */15 * * * * UTC';
  const runsOf = (key: string) =>
    listRuns(bench.platform.database, { workflow: key, page: 1, pageSize: 10 });
  /** What the job queue does when a schedule comes due. */
  const fire = (key: string) =>
    bench.platform.jobs.send(
      exportQueues.product,
      { workflowKey: key, runId: null, trigger: 'schedule', requestedBy: null },
      { key },
    );

  it('follow the definitions: added, changed, paused, moved and removed', async () => {
    assert.deepEqual(await schedules(), [customers]);
    const nightly = workflow('nightly', {}, { interval: '0 3 * * *', timeZone: 'Asia/Tokyo' });
    const hourly = workflow('hourly', {}, { interval: '0 * * * *' });
    await define(nightly, hourly);
    assert.deepEqual(await schedules(), [
      'export-product hourly 0 * * * * UTC',
      'export-product nightly 0 3 * * * Asia/Tokyo',
      customers,
    ]);
    await define({ ...nightly, interval: '0 4 * * *' }, { ...hourly, kind: 'content' });
    assert.deepEqual(await schedules(), [
      'export-content hourly 0 * * * * UTC',
      'export-product nightly 0 4 * * * Asia/Tokyo',
      customers,
    ]);
    await define({ ...nightly, enabled: false });
    assert.deepEqual(await schedules(), [customers]);
  });

  it('make a run when they fire', async () => {
    await define(workflow('fires'));
    await fire('fires');
    await eventually(async () => {
      const { items } = await runsOf('fires');
      assert.equal(items[0]?.state, 'finished');
      assert.equal(items[0]?.trigger, 'schedule');
      assert.equal(items[0]?.requestedBy, null);
      assert.equal(items[0]?.counts.sent, 5);
    });
  });

  it('make no run for a workflow that was paused or removed meanwhile', async () => {
    await define(workflow('paused', {}, { enabled: false }));
    await fire('paused');
    await fire('removed');
    await noJobsLeft();
    assert.equal((await runsOf('paused')).pagination.total, 0);
    assert.equal((await runsOf('removed')).pagination.total, 0);
  });

  it('make no second run while one is under way', async () => {
    const busy = workflow('busy');
    await define(busy);
    bench.strapi.interfere = (response) => {
      response.writeHead(503, { 'retry-after': '3600' }).end();
      return true;
    };
    const first = await requestRun(bench.platform, busy, 'Ada');
    await noJobsLeft();
    await fire('busy');
    await noJobsLeft();
    const { items } = await runsOf('busy');
    assert.deepEqual(
      items.map(({ id, state }) => ({ id, state })),
      [{ id: 'run' in first && first.run.id, state: 'retrying' }],
    );
    bench.strapi.interfere = () => false;
  });

  it('find the run again that they made before the process was killed', async () => {
    await define(workflow('redelivered'));
    const jobId = await fire('redelivered');
    assert.ok(jobId);
    const first = await bench.ended(jobId);
    assert.equal(first.id, jobId);
    await bench.platform.pool.query(
      `update cdp.runs set state = 'running', ended_at = null where id = $1`,
      [jobId],
    );
    await bench.platform.pool.query(
      `update pgboss.job set state = 'retry', completed_on = null where id = $1`,
      [jobId],
    );
    const again = await bench.ended(jobId);
    assert.deepEqual([again.state, again.attempts], ['finished', 2]);
  });

  it('lose no run with the job queue', async () => {
    const { platform } = bench;
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    bench.strapi.interfere = (response, { query }) => {
      if (query.get('after') !== null) return false;
      void held.then(() => response.writeHead(500).end());
      return true;
    };
    const result = bench.run(workflow('wiped'));
    await eventually(async () => {
      assert.equal((await runsOf('wiped')).items[0]?.state, 'running');
    });
    await platform.pool.query(`delete from pgboss.job where name like 'export-%'`);
    await platform.pool.query(`update cdp.runs set due_at = now() where workflow_key = 'wiped'`);
    await eventually(async () => {
      assert.equal((await runsOf('wiped')).items[0]?.attempts, 2, 'it has a new job');
    });
    bench.strapi.interfere = () => false;
    release();
    const run = await result;
    assert.deepEqual([run.state, run.counts.sent], ['finished', 5]);
  });

  async function noJobsLeft(): Promise<void> {
    await eventually(async () => {
      const { rows } = await bench.platform.pool.query(
        `select count(*)::int from pgboss.job where state < 'completed' and name like 'export-%'`,
      );
      assert.equal(rows[0].count, 0);
    });
  }
});
