import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import {
  personFoundSchema,
  privacyRequestSchema,
  privacyRequestsPageSchema,
} from 'strapi-cdp-config';
import { buildServer } from '../server/index.ts';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';
import { privacyRoutes } from './index.ts';

describe('the management API of privacy', () => {
  let bench: TestTracking;
  let server: FastifyInstance;

  before(async () => {
    bench = await startTestTracking();
    server = await buildServer(
      { ...bench.platform, metrics: new Registry() },
      {
        readiness: async () => [],
        started: () => true,
        open: [],
        management: [privacyRoutes(bench.platform)],
      },
    );
    await bench.sendBatch([
      { type: 'identify', messageId: 'one', userId: 'ada', traits: { email: 'ada@example.com' } },
    ]);
    await bench.process();
  });
  after(async () => {
    await server?.close();
    await bench.close();
  });

  const ask = (method: 'GET' | 'POST', path: string, payload?: object) =>
    server.inject({
      method,
      url: `/management/privacy${path}`,
      headers: { authorization: `Bearer ${bench.platform.settings.secret}` },
      ...(payload && { payload }),
    });
  const person = { type: 'email', value: 'ADA@example.com' };
  const requestedBy = 'A program';

  it('answers nobody without the secret', async () => {
    for (const path of ['find', 'export', 'delete', 'suppress', 'unsuppress']) {
      const reply = await server.inject({ method: 'POST', url: `/management/privacy/${path}` });
      assert.equal(reply.statusCode, 401, path);
    }
    const reply = await server.inject({ url: '/management/privacy/requests' });
    assert.equal(reply.statusCode, 401);
  });

  it('names the field that is wrong', async () => {
    const cases: [object, string][] = [
      [{ requestedBy }, 'person'],
      [{ person }, 'requestedBy'],
      [{ person: { type: 'email', value: 'no address' }, requestedBy }, 'person.value'],
      [{ person: { type: 'user_id', value: 'anonymous' }, requestedBy }, 'person.value'],
    ];
    for (const [payload, path] of cases) {
      const reply = await ask('POST', '/delete', payload);
      assert.equal(reply.statusCode, 400);
      assert.equal(reply.json().error.details[0].path, path);
    }
    const unknown = { profileId: '00000000-0000-4000-8000-000000000000' };
    const reply = await ask('POST', '/export', { person: unknown, requestedBy });
    assert.equal(reply.statusCode, 404);
    assert.equal((await ask('GET', `/requests/${unknown.profileId}`)).statusCode, 404);
  });

  it('finds, exports, suppresses and tells of it', async () => {
    const found = personFoundSchema.parse((await ask('POST', '/find', { person })).json());
    assert.equal(found.profile?.label, 'ada@example.com');

    const exported = await ask('POST', '/export', { person, requestedBy });
    assert.equal(exported.headers['content-type'], 'application/json; charset=utf-8');
    assert.equal(exported.headers['cache-control'], 'no-store');
    assert.equal(exported.json().profileId, found.profile?.id);
    assert.equal(exported.json().events.length, 1);

    const suppressed = await ask('POST', '/suppress', { person, requestedBy });
    assert.equal(suppressed.statusCode, 201);
    const request = privacyRequestSchema.parse(suppressed.json());
    assert.deepEqual([request.state, request.origin], ['done', 'api']);
    assert.deepEqual((await ask('GET', `/requests/${request.id}`)).json(), request);

    const after = personFoundSchema.parse((await ask('POST', '/find', { person })).json());
    assert.equal(after.profile, null);
    assert.ok(after.suppressedAt);
    assert.deepEqual(
      after.requests.map(({ action }) => action),
      ['suppress', 'export'],
    );
    assert.equal((await ask('POST', '/unsuppress', { person, requestedBy })).statusCode, 201);
    const page = privacyRequestsPageSchema.parse((await ask('GET', '/requests?pageSize=2')).json());
    assert.deepEqual(
      page.items.map(({ action }) => action),
      ['unsuppress', 'suppress'],
    );
    assert.equal(page.pagination.total, 3);
  });
});
