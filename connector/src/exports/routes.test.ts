import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import {
  exportedEntriesSchema,
  problemSchema,
  runSchema,
  runsPageSchema,
  trialSchema,
  workflowActivitiesSchema,
} from 'strapi-cdp-config';
import { buildServer } from '../server/index.ts';
import { exportActivity, exportRoutes } from './index.ts';
import { createExportsBench, type ExportsBench, films } from './testing.ts';

describe('routes of exports', () => {
  let bench: ExportsBench;
  let server: FastifyInstance;

  before(async () => {
    bench = await createExportsBench(() => ({
      schedule: {
        product: [
          {
            name: 'Films',
            interval: '0 4 * * *',
            timeZone: 'Europe/Copenhagen',
            options: { contentType: 'api::film.film', streamId: 'films', batchSize: 10 },
          },
          {
            name: 'Paused',
            interval: '0 4 * * *',
            enabled: false,
            options: { contentType: 'api::film.film', streamId: 'paused' },
          },
        ],
      },
    }));
    bench.strapi.records = films(25);
    server = await buildServer(bench.platform, {
      readiness: async () => [],
      started: () => true,
      open: [],
      management: [exportRoutes(bench.platform, bench.definitions, () => undefined)],
    });
  });
  after(async () => {
    await server.close();
    await bench.close();
  });

  const call = async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const response = await server.inject({
      method,
      url: `/management${path}`,
      headers: { authorization: `Bearer ${bench.platform.settings.secret}` },
      ...(payload && { payload }),
    });
    return { status: response.statusCode, body: response.json() };
  };

  const file = async (path: string) => {
    const { statusCode, body, headers } = await server.inject({
      url: `/management${path}`,
      headers: { authorization: `Bearer ${bench.platform.settings.secret}` },
    });
    assert.equal(statusCode, 200);
    return { body, type: headers['content-type'], cache: headers['cache-control'] };
  };

  it('tell the next run of each workflow, and none for a paused one', async () => {
    const { body } = await call('GET', '/workflows');
    const { items } = workflowActivitiesSchema.parse(body);
    assert.deepEqual(
      items.map(({ key, lastRun }) => [key, lastRun]),
      [
        ['product-films', null],
        ['product-paused', null],
      ],
    );
    const next = new Date(items[0]?.nextRunAt ?? 0);
    const hour = new Intl.DateTimeFormat('en', {
      timeZone: 'Europe/Copenhagen',
      hour: 'numeric',
      hourCycle: 'h23',
    }).format(next);
    assert.equal(hour, '04');
    assert.ok(next > new Date());
    assert.equal(items[1]?.nextRunAt, null);
  });

  it('run a workflow now, and tell of it while it runs and after', async () => {
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    bench.strapi.interfere = (response, { query }) => {
      if (query.get('after') !== '20') return false;
      void held.then(() => response.destroy());
      bench.strapi.interfere = () => false;
      return true;
    };
    const requestedBy = { requestedBy: 'Ada Lovelace' };
    const created = await call('POST', '/workflows/product-films/runs', requestedBy);
    assert.equal(created.status, 201);
    const run = runSchema.parse(created.body);
    assert.deepEqual([run.state, run.requestedBy, run.attempts], ['queued', 'Ada Lovelace', 0]);

    const refused = await call('POST', '/workflows/product-films/runs', requestedBy);
    assert.equal(refused.status, 409);
    const { error } = problemSchema.parse(refused.body);
    assert.equal(error.code, 'run_under_way');
    assert.deepEqual(error.details, [{ path: 'runId', message: run.id }]);

    for (let pages = 0; pages < 2; ) {
      const { body } = await call('GET', `/runs/${run.id}`);
      ({ pages } = runSchema.parse(body));
    }
    const { body: midway } = await call('GET', `/runs/${run.id}`);
    assert.deepEqual([midway.state, midway.counts.sent, midway.total], ['running', 20, 25]);
    assert.equal(midway.checkpoint, '20');
    release();
    await bench.ended(run.id);

    const { body } = await call('GET', '/runs?workflow=product-films&pageSize=5');
    const { items, pagination } = runsPageSchema.parse(body);
    assert.deepEqual(pagination, { page: 1, pageSize: 5, pageCount: 1, total: 1 });
    assert.deepEqual([items[0]?.state, items[0]?.counts.sent], ['finished', 25]);
    const { body: activity } = await call('GET', '/workflows');
    assert.equal(activity.items[0].lastRun.id, run.id);
    assert.deepEqual(await exportActivity(bench.platform, new Date(0)), {
      runsFinished: 1,
      runsFailed: 0,
      recordsSent: 25,
    });
    assert.deepEqual(await exportActivity(bench.platform, new Date(Date.now() + 1000)), {
      runsFinished: 0,
      runsFailed: 0,
      recordsSent: 0,
    });
  });

  it('try a workflow that need not exist', async () => {
    const options = { contentType: 'api::film.film', streamId: 'tried' };
    const { status, body } = await call('POST', '/trials', { kind: 'product', options });
    assert.equal(status, 200);
    const trial = trialSchema.parse(body);
    assert.deepEqual([trial.problem, trial.records.length, trial.total], [null, 10, 25]);
  });

  it('tell what became of an entry, and give what was sent of it as a file', async () => {
    const query = 'contentType=api::film.film&documentId=film-003';
    const { body } = await call('GET', `/exported-entries?${query}`);
    const [entry] = exportedEntriesSchema.parse(body).items;
    assert.deepEqual([entry?.workflowKey, entry?.state], ['product-films', 'sent']);
    const ndjson = await file(`/exported-entries/copies.ndjson?${query}`);
    assert.match(ndjson.type?.toString() ?? '', /^application\/x-ndjson/);
    assert.equal(JSON.parse(ndjson.body).record.documentId, 'film-003');
    const csv = await file(`/exported-entries/copies.csv?${query}`);
    assert.match(csv.body, /,film-003,,published,title,title,string,Film 3\n$/);
    assert.equal(csv.cache, 'no-store');
    const refused = await file('/workflows/product-films/refused.csv');
    assert.match(
      refused.body,
      /^document_id,locale,status,op,reason,http_status,refused_at,record$/m,
    );
    assert.equal((await file('/workflows/product-films/refused.ndjson')).body, '');
  });

  it('count what was done', async () => {
    const metrics = await bench.platform.metrics.metrics();
    assert.match(metrics, /cdp_export_records_total\{kind="product",outcome="sent"\} 25/);
    assert.match(metrics, /cdp_run_duration_seconds_count\{kind="product",state="finished"\} 1/);
    assert.match(metrics, /cdp_runs\{state="running"\} 0/);
  });

  for (const [method, path, payload, status] of [
    ['POST', '/workflows/unknown/runs', { requestedBy: 'Ada' }, 404],
    ['POST', '/workflows/product-films/runs', {}, 400],
    ['POST', '/workflows/Not%20A%20Key/runs', { requestedBy: 'Ada' }, 400],
    ['GET', '/runs/018f5b3e-0000-7000-8000-000000000000', undefined, 404],
    ['GET', '/runs/no-id', undefined, 400],
    ['POST', '/trials', { kind: 'product', options: { contentType: 'film' } }, 400],
    ['GET', '/exported-entries?contentType=api::film.film', undefined, 400],
    ['GET', '/exported-entries/copies.csv?documentId=film-003', undefined, 400],
    ['GET', '/runs?pageSize=1000', undefined, 400],
  ] as const) {
    it(`answer ${method} ${path} with ${status}`, async () => {
      const answer = await call(method, path, payload);
      assert.equal(answer.status, status);
      problemSchema.parse(answer.body);
    });
  }
});
