import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { problemSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { createTestPlatform, type TestPlatform } from '../database/testing.ts';
import { deferred } from '../shared/testing.ts';
import { buildServer, HttpProblem, parseInput, type ReadinessPart } from './index.ts';

const CDP_SECRET = 'a-secret-that-is-long-enough-for-us';
const authorization = `Bearer ${CDP_SECRET}`;

describe('the HTTP server', () => {
  let platform: TestPlatform;
  let server: FastifyInstance;
  let started = true;
  let failing: ReadinessPart[] = [];
  let release = deferred();
  let entered = deferred();

  before(async () => {
    platform = await createTestPlatform({
      environment: { CDP_SECRET, CDP_BODY_LIMIT: '1024', CDP_MAX_REQUESTS: '1' },
    });
    server = await buildServer(platform, {
      readiness: async () => failing,
      started: () => started,
      open: [
        async (scope) => {
          scope.post('/echo', async (request) =>
            parseInput(z.strictObject({ name: z.string().min(3, 'Too short.') }), request.body),
          );
          scope.get('/slow', async () => {
            entered.resolve();
            await release.promise;
            return {};
          });
          scope.get('/fault', async () => {
            throw new Error('password=hush');
          });
          scope.get('/away', async () => {
            throw Object.assign(new Error('terminating'), { code: '57P01' });
          });
          scope.get('/conflict', async () => {
            throw new HttpProblem(409, 'conflict', 'Already running.');
          });
        },
      ],
      management: [async (scope) => void scope.get('/thing', async () => ({ ok: true }))],
    });
    await server.listen({ host: '127.0.0.1', port: 0 });
  });
  after(async () => {
    await server.close();
    await platform.close();
  });

  const problemOf = (body: string) => problemSchema.parse(JSON.parse(body)).error;

  it('gives every refusal the same form', async () => {
    for (const [request, status, code] of [
      [{ method: 'GET', url: '/nowhere?writeKey=hush' }, 404, 'not_found'],
      [{ method: 'GET', url: '/conflict' }, 409, 'conflict'],
      [{ method: 'GET', url: '/fault' }, 500, 'internal'],
      [{ method: 'GET', url: '/away' }, 503, 'database_unavailable'],
      [
        {
          method: 'POST',
          url: '/echo',
          payload: '{',
          headers: { 'content-type': 'application/json' },
        },
        400,
        'invalid_request',
      ],
      [{ method: 'POST', url: '/echo', payload: { name: 'x'.repeat(2000) } }, 413, 'too_large'],
    ] as const) {
      const reply = await server.inject(request);
      assert.equal(reply.statusCode, status, request.url);
      assert.equal(problemOf(reply.body).code, code);
      assert.ok(!reply.body.includes('hush'), 'nothing inward leaks');
    }
  });

  it('names the field that is wrong', async () => {
    const reply = await server.inject({ method: 'POST', url: '/echo', payload: { name: 'x' } });
    assert.equal(reply.statusCode, 400);
    assert.deepEqual(problemOf(reply.body).details, [{ path: 'name', message: 'Too short.' }]);
  });

  it('asks to come back while the database is away', async () => {
    const reply = await server.inject('/away');
    assert.ok(Number(reply.headers['retry-after']) > 0);
  });

  it('lets only those manage who know the secret', async () => {
    for (const wrong of [
      undefined,
      'Bearer ',
      'Bearer x',
      authorization.slice(0, -1),
      CDP_SECRET,
    ]) {
      const headers = wrong === undefined ? {} : { authorization: wrong };
      for (const url of ['/management/thing', '/metrics']) {
        assert.equal((await server.inject({ url, headers })).statusCode, 401);
      }
    }
    const headers = { authorization };
    assert.equal((await server.inject({ url: '/management/thing', headers })).statusCode, 200);
  });

  it('takes over a sane request id and no other', async () => {
    const idFor = async (id: string) =>
      (await server.inject({ url: '/health/live', headers: { 'x-request-id': id } })).headers[
        'x-request-id'
      ];
    assert.equal(await idFor('shop-42'), 'shop-42');
    assert.notEqual(await idFor('a b'), 'a b');
    assert.notEqual(await idFor('x'.repeat(500)), 'x'.repeat(500));
  });

  it('tells which parts are not ready', async () => {
    assert.equal((await server.inject('/health/ready')).statusCode, 200);
    failing = ['database'];
    const reply = await server.inject('/health/ready');
    assert.equal(reply.statusCode, 503);
    assert.deepEqual(reply.json(), { status: 'unavailable', failing: ['database'] });
    assert.equal((await server.inject('/health/live')).statusCode, 200);
    failing = [];
  });

  it('answers only questions about itself while it starts', async () => {
    started = false;
    const reply = await server.inject('/conflict');
    assert.equal(reply.statusCode, 503);
    assert.equal(problemOf(reply.body).code, 'starting');
    assert.equal((await server.inject('/health/live')).statusCode, 200);
    started = true;
  });

  it('refuses what is too much, and recovers', async () => {
    const address = server.listeningOrigin;
    const slow = fetch(`${address}/slow`);
    await entered.promise;
    const refused = await fetch(`${address}/conflict`);
    assert.equal(refused.status, 503);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.equal((await fetch(`${address}/health/live`)).status, 200);
    release.resolve();
    assert.equal((await slow).status, 200);
    assert.equal((await fetch(`${address}/conflict`)).status, 409);
    [release, entered] = [deferred(), deferred()];
  });

  it('counts a request that its client gave up as ended', async () => {
    const address = server.listeningOrigin;
    const giveUp = new AbortController();
    const slow = fetch(`${address}/slow`, { signal: giveUp.signal });
    await entered.promise;
    giveUp.abort();
    await assert.rejects(slow);
    while ((await fetch(`${address}/conflict`)).status === 503);
    release.resolve();
  });

  it('measures requests by route, not by address', async () => {
    await server.inject('/nowhere-1');
    const { body } = await server.inject({ url: '/metrics', headers: { authorization } });
    assert.ok(body.includes('duration_seconds_count{method="GET",route="/conflict",status="409"}'));
    assert.ok(!body.includes('nowhere'));
  });
});
