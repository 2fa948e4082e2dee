import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import {
  type Destination,
  destinationHealthsSchema,
  destinationSchema,
  destinationTestResultSchema,
  sealDestination,
} from 'strapi-cdp-config';
import { requestRun } from '../exports/runs/index.ts';
import { createExportsBench, type ExportsBench, films, workflow } from '../exports/testing.ts';
import { buildServer } from '../server/index.ts';
import { eventually } from '../shared/testing.ts';
import { destinationRoutes } from './routes.ts';

const TOKEN = 'Bearer top-secret-token';

describe('destinations that editors made', () => {
  let bench: ExportsBench;
  let server: FastifyInstance;
  let feed: Destination;

  before(async () => {
    bench = await createExportsBench((url) => ({
      destinations: [{ key: 'configured', name: 'Configured', kind: 'http', url }],
    }));
    feed = destinationSchema.parse({
      key: 'feed',
      name: 'Feed',
      kind: 'http',
      url: bench.sink.url,
      headers: { authorization: TOKEN },
      timeout: 500,
    });
    server = await buildServer(bench.platform, {
      readiness: async () => [],
      started: () => true,
      open: [],
      management: [destinationRoutes(bench.platform, bench.definitions)],
    });
  });
  after(async () => {
    await server.close();
    await bench.close();
  });
  beforeEach(() => {
    bench.strapi.records = films(3);
    bench.sink.received = [];
    bench.sink.answer = () => undefined;
  });

  const know = async (destination: Destination, secret = bench.platform.settings.secret) => {
    bench.strapi.definitions = {
      ...bench.strapi.definitions,
      destinations: [await sealDestination(destination, secret)],
    };
    await bench.definitions.refresh();
  };
  const call = async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const response = await server.inject({
      method,
      url: `/management${path}`,
      headers: { authorization: `Bearer ${bench.platform.settings.secret}` },
      ...(payload && { payload }),
    });
    assert.equal(response.statusCode, 200, response.body);
    return response.json();
  };
  const problemOf = async (asked: object) =>
    destinationTestResultSchema.parse(await call('POST', '/destinations/test', asked)).problem;

  it('are delivered to with their credentials, and as they were changed last', async () => {
    await know(feed);
    const toFeed = workflow('authored', { destination: 'feed' });
    const first = await bench.run(toFeed);
    assert.deepEqual([first.state, first.counts.sent], ['finished', 3]);
    assert.equal(bench.sink.received[0]?.headers.authorization, TOKEN);

    await know({ ...feed, headers: { authorization: 'Bearer another' } } as Destination);
    await bench.run(toFeed);
    assert.equal(bench.sink.received.at(-1)?.headers.authorization, 'Bearer another');
  });

  it('are kept without anything that could be read', async () => {
    await know(feed);
    const { rows } = await bench.platform.pool.query('select document::text from cdp.definitions');
    assert.match(JSON.stringify(rows), /"feed/);
    assert.doesNotMatch(JSON.stringify(rows), /top-secret-token/);
  });

  it('say when their credentials were sealed with another secret', async () => {
    await know(feed, 'another-secret-that-is-just-as-long-as-ours');
    const run = await bench.run(workflow('sealed', { destination: 'feed' }));
    assert.equal(run.state, 'failed');
    assert.match(run.error ?? '', /«feed» cannot be read with this CDP_SECRET\. Enter them again/);
  });

  it('are tested without leaving anything behind, saved or not', async () => {
    await know(feed);
    assert.equal(await problemOf({ key: 'feed' }), null);
    assert.equal(await problemOf({ key: 'configured' }), null);
    assert.equal(await problemOf({ key: 'cdp' }), null);
    assert.equal(await problemOf({ destination: { ...feed, key: 'new' } }), null);
    assert.deepEqual(
      bench.sink.received.map(({ body }) => body),
      ['[]', '[]', '[]'],
    );
  });

  it('tell in a test what is wrong with them', async () => {
    bench.sink.answer = () => ({ status: 401, body: `${TOKEN} is not known` });
    assert.equal(
      await problemOf({ destination: feed }),
      'Destination «feed» answered 401: [secret] is not known',
    );
    bench.sink.answer = () => 'never';
    assert.match(
      (await problemOf({ destination: feed })) ?? '',
      /cannot be reached: no reply within 500 ms/,
    );
    assert.match((await problemOf({ key: 'nowhere' })) ?? '', /There is no destination «nowhere»/);
  });

  it('are tried at once when they were mended, whatever waited for them', async () => {
    await know({ ...feed, retry: { limit: 20, first: 10, longest: 20 } } as Destination);
    bench.sink.answer = () => ({ status: 503 });
    const waiting = await requestRun(
      bench.platform,
      workflow('mended', { destination: 'feed' }),
      'Ada',
    );
    assert.ok('run' in waiting);
    await eventually(async () => {
      const { items } = destinationHealthsSchema.parse(await call('GET', '/destinations'));
      assert.ok(items.find(({ key }) => key === 'feed')?.restingUntil);
    });
    bench.sink.answer = () => undefined;
    await know({ ...feed, name: 'Mended feed' });
    const run = await bench.ended(waiting.run.id);
    assert.deepEqual([run.state, run.counts.sent], ['finished', 3]);
  });

  it('tell how they have been doing', async () => {
    await know(feed);
    await bench.run(workflow('doing', { destination: 'feed' }));
    const { items } = destinationHealthsSchema.parse(await call('GET', '/destinations'));
    const health = items.find(({ key }) => key === 'feed');
    assert.deepEqual([health?.failures, health?.lastError, health?.restingUntil], [0, null, null]);
    assert.ok(health?.deliveredAt);
  });
});
