import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../server/index.ts';
import { eventually } from '../shared/testing.ts';
import { type Imports, importRoutes, startImports } from './index.ts';
import { requestImport } from './runs/index.ts';
import { createImportsBench, type ImportsBench } from './testing.ts';

describe('imports over HTTP', () => {
  let bench: ImportsBench;
  let imports: Imports;
  let server: FastifyInstance;
  let url: string;
  before(async () => {
    bench = await createImportsBench();
    await bench.platform.jobs.start();
    imports = await startImports(bench.platform, bench.definitions, 100);
    server = await buildServer(bench.platform, {
      readiness: async () => [],
      started: () => true,
      open: [],
      management: [importRoutes(bench.platform)],
    });
    url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/management/imports`;
  });
  after(async () => {
    await server.close();
    await imports.stop();
    await bench.close();
  });

  const call = async (method: string, path: string, body?: Buffer | object) => {
    const isBytes = Buffer.isBuffer(body);
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bench.platform.settings.secret}`,
        ...(body && {
          'content-type': isBytes ? 'application/octet-stream' : 'application/json',
        }),
      },
      ...(body && { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await reply.text();
    const isJson = reply.headers.get('content-type')?.includes('json');
    return { status: reply.status, body: isJson ? JSON.parse(text) : text };
  };

  it('takes a file in parts, imports it, and gives the bad rows as CSV', async () => {
    const data = Buffer.from('user_id,date,amount\nh1,2026-03-01,1.00\n,2026-03-01,=1+1\n');
    const file = await call('POST', '/files', { name: 'web.csv', bytes: data.length });
    assert.equal(file.status, 201);
    const path = `/files/${file.body.id}`;
    assert.equal((await call('POST', `${path}/analysis`, {})).status, 409);
    assert.equal((await call('PUT', `${path}/parts/0`, data.subarray(1))).status, 400);
    assert.equal((await call('PUT', `${path}/parts/1`, data)).status, 400);
    assert.equal((await call('PUT', `${path}/parts/0`, data)).status, 204);
    assert.equal((await call('PUT', `${path}/parts/0`, data)).status, 204);
    assert.equal((await call('POST', `${path}/complete`)).status, 200);
    const { body: analysis } = await call('POST', `${path}/analysis`, {});
    const mapping = { ...analysis.suggestion, source: 'web', name: 'Web' };
    const report = await call('POST', `${path}/dry-run`, { mapping });
    assert.deepEqual([report.body.added, report.body.bad], [1, 1]);
    const rows = await call('POST', `${path}/dry-run.csv`, { mapping });
    assert.deepEqual(rows.body.trim().split('\n'), [
      'row,outcome,reason,customer,event,timestamp,values',
      '2,new,,h1,,,"{""amount"":""1.00"",""date"":""2026-03-01T00:00:00.000Z""}"',
      '3,bad,The row names no customer.,,,,',
    ]);
    const made = await call('POST', '', {
      fileId: file.body.id,
      mapping,
      requestedBy: 'Ada',
    });
    assert.equal(made.status, 201);
    await eventually(async () => {
      const { body } = await call('GET', `/${made.body.id}`);
      assert.deepEqual([body.state, body.counts.added, body.counts.bad], ['finished', 1, 1]);
    });
    const { database } = bench.platform;
    const waiting = await requestImport(
      database,
      { file: file.body, mapping, requestedBy: 'Ada' },
      new Date(),
      async () => undefined,
    );
    assert.ok('run' in waiting);
    const again = { fileId: file.body.id, mapping, requestedBy: 'Bob' };
    assert.equal((await call('POST', '', again)).status, 409);
    assert.equal((await call('DELETE', `/${waiting.run.id}`)).status, 409);
    const cancelled = await call('POST', `/${waiting.run.id}/cancel`);
    assert.equal(cancelled.body.state, 'cancelled');
    const list = await call('GET', '');
    assert.equal(list.body.items[0].id, waiting.run.id);
    assert.equal((await call('DELETE', `/${made.body.id}`)).status, 204);
    assert.equal((await call('GET', `/${made.body.id}`)).status, 404);
  });

  it('lists saved mappings, renames them to a free name, and deletes them', async () => {
    const path = await bench.write('saved.csv', 'user_id,shoe\ns1,42\n');
    await bench.import(path, { name: 'Shoes / 1' });
    await bench.import(path, { name: 'Hats', source: 'hats' });
    const names = async (query = '') => {
      const { body } = await call('GET', `/mappings${query}`);
      return body.items.map(({ mapping }: { mapping: { name: string } }) => mapping.name);
    };
    const { body } = await call('GET', '/mappings?pageSize=1');
    assert.equal(body.items[0].mapping.name, 'Hats');
    assert.ok(body.pagination.total > 1);
    assert.deepEqual(await names('?pageSize=1&page=2'), ['Shoes / 1']);
    const shoes = `/mappings/${encodeURIComponent('Shoes / 1')}`;
    const taken = await call('POST', `${shoes}/rename`, { name: 'Hats' });
    assert.deepEqual([taken.status, taken.body.error.details[0].path], [400, 'name']);
    assert.equal((await call('POST', `${shoes}/rename`, { name: 'Boots' })).status, 204);
    assert.equal((await call('POST', `${shoes}/rename`, { name: 'Socks' })).status, 404);
    assert.deepEqual((await names()).slice(0, 2), ['Hats', 'Boots']);
    assert.equal((await call('DELETE', '/mappings/Boots')).status, 204);
    assert.equal((await call('DELETE', '/mappings/Boots')).status, 404);
    assert.deepEqual((await names()).slice(0, 1), ['Hats']);
  });

  it('disarms formulas in the bad rows', async () => {
    const path = await bench.write('evil.csv', 'user_id,note\n=cmd(),x,y\nu1,fine\n');
    const run = await bench.import(path);
    const { body } = await call('GET', `/${run.id}/bad-rows.csv`);
    assert.match(body, /^row,reason,raw\n2,The row has 3 values instead of 2\.,"'=cmd/);
    const page = await call('GET', `/${run.id}/bad-rows`);
    assert.equal(page.body.items[0].raw, '=cmd(),x,y');
  });
});
