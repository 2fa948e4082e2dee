import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { ConfigurationInput } from 'strapi-cdp-config';
import { type Connector, startConnector } from '../support/connector.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { type Strapi, startStrapi } from '../support/strapi.ts';
import { eventually } from '../support/wait.ts';

const secret = randomUUID() + randomUUID();

describe('a connector that is killed in an export', () => {
  let shop: TestDatabase;
  let database: TestDatabase;
  let strapi: Strapi;
  let sink: Sink;
  let connector: Connector;
  let pool: pg.Pool;

  before(async () => {
    shop = await createDatabase({ template: 'film shop' });
    database = await createDatabase();
    sink = await startSink();
    strapi = await startStrapi({ databaseUrl: shop.url, secret });
    connector = await startConnector({
      databaseUrl: database.url,
      strapiUrl: strapi.url,
      secret,
      configuration: configuration(sink.url),
    });
    pool = new pg.Pool({ connectionString: database.url, max: 2 });
    pool.on('error', () => undefined);
  });
  after(async () => {
    await pool?.end();
    await connector?.stop();
    await strapi?.stop();
    await sink?.stop();
    await database?.drop();
    await shop?.drop();
  });

  /** The documentIds of all films, as Strapi's own database has them. */
  async function filmsOfTheShop(): Promise<string[]> {
    const client = new pg.Client({ connectionString: shop.url });
    await client.connect();
    const { rows } = await client.query('select document_id from films order by document_id');
    await client.end();
    return rows.map((row) => row.document_id);
  }

  it('delivers every film once to the catalogue', async () => {
    const films = await filmsOfTheShop();
    assert.ok(films.length >= 3000);
    const id = await runNow('product-films');
    await eventually(async () => assert.ok((await run(id)).pages >= 5));
    assert.equal((await run(id)).state, 'running', 'the kill must fall into the run');
    await connector.kill();
    await connector.restart();

    const finished = await runEnded(id);
    assert.equal(finished.state, 'finished');
    assert.ok(finished.attempts >= 2);
    assert.equal(finished.counts.sent, films.length);
    const { rows } = await pool.query(
      `select document_id from cdp.catalogue where content_type = 'api::film.film' order by 1`,
    );
    assert.deepEqual(
      rows.map((row) => row.document_id),
      films,
    );
  });

  it('delivers every film once to an address, or again under the same idempotency key', async () => {
    const films = await filmsOfTheShop();
    const id = await runNow('product-films-to-the-sink');
    await eventually(async () => assert.ok(sink.requests.length >= 5));
    await connector.kill();
    await connector.restart();
    const finished = await runEnded(id);
    assert.equal(finished.state, 'finished');

    const batches = new Map<string, unknown>();
    for (const { headers, body } of sink.requests) {
      const key = String(headers['idempotency-key']);
      const sent: unknown = JSON.parse(body);
      if (batches.has(key)) assert.deepEqual(sent, batches.get(key), 'one key, one content');
      batches.set(key, sent);
    }
    const delivered = [...batches.values()].flatMap((rows) => rows as { documentId: string }[]);
    assert.deepEqual(delivered.map(({ documentId }) => documentId).sort(), [...films].sort());
    assert.equal(finished.counts.sent, films.length);
  });

  async function runNow(workflow: string): Promise<string> {
    await eventually(async () => {
      const { items } = await connector.management('GET', '/workflows');
      assert.ok(items.some(({ key }: { key: string }) => key === workflow));
    });
    const { id } = await connector.management('POST', `/workflows/${workflow}/runs`, {
      requestedBy: 'Test',
    });
    return id;
  }

  const run = (id: string) => connector.management('GET', `/runs/${id}`);

  async function runEnded(id: string) {
    await eventually(async () => assert.match((await run(id)).state, /finished|failed/), {
      timeout: 120_000,
    });
    return run(id);
  }
});

function configuration(sinkUrl: string): ConfigurationInput {
  const options = { contentType: 'api::film.film', batchSize: 100 };
  // In the night only: the tests run them on demand.
  const interval = '0 3 1 1 *';
  return {
    destinations: [{ key: 'sink', name: 'Sink', kind: 'http', url: sinkUrl }],
    fieldExports: { 'api::film.film': ['title', { id: 'genre.name', name: 'genre' }, 'price'] },
    schedule: {
      product: [
        { name: 'Films', interval, options: { ...options, streamId: 'films', maxRate: 1000 } },
        {
          name: 'Films to the sink',
          interval,
          options: { ...options, streamId: 'sink', destination: 'sink', maxRate: 1000 },
        },
      ],
    },
  };
}
