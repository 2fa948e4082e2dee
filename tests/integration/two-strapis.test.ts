import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { ConfigurationInput } from 'strapi-cdp-config';
import { freePort } from '../../scripts/processes/index.ts';
import { type Connector, startConnector } from '../support/connector.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { type StrapiConsole, startStrapiConsole } from '../support/strapi-console.ts';
import { eventually } from '../support/wait.ts';

const FILM = 'api::film.film';

/** Saves that each instance makes, several at once. */
const SAVES = 60;

describe('two instances of Strapi on one database', () => {
  const secret = randomUUID() + randomUUID();
  let shop: TestDatabase;
  let own: TestDatabase;
  let sink: Sink;
  let instances: StrapiConsole[] = [];
  let connector: Connector;

  before(async () => {
    [shop, own] = [await createDatabase({ template: 'film shop' }), await createDatabase()];
    sink = await startSink();
    const port = await freePort();
    const options = { databaseUrl: shop.url, secret, connectorUrl: `http://127.0.0.1:${port}` };
    const first = await startStrapiConsole(options);
    instances = [first, await startStrapiConsole(options)];
    // It asks one of them only, as behind a balancer that happens to choose so.
    connector = await startConnector({
      databaseUrl: own.url,
      strapiUrl: first.url,
      secret,
      configuration: configurationFor(sink.url),
      port,
    });
    await eventually(
      async () => {
        const { items } = await connector.management('GET', '/runs?workflow=product-films');
        assert.equal(items.at(-1)?.state, 'finished', 'the first run sends all there is');
      },
      { timeout: 120_000 },
    );
  });
  after(async () => {
    await connector?.stop();
    for (const strapi of instances) await strapi.stop();
    await sink?.stop();
    await own?.drop();
    await shop?.drop();
  });

  it('have every save of both arrive, and nothing else', async () => {
    sink.requests.length = 0;
    await Promise.all(instances.map((strapi, place) => strapi.run(save, { place, SAVES })));
    await eventually(async () => assert.deepEqual(arrived(), await titles()), { timeout: 60_000 });
    assert.equal(arrived().size, 2 * SAVES);
  });

  /** The last title of each film that arrived. */
  const arrived = () =>
    new Map(
      sink.requests
        .flatMap(({ body }) => JSON.parse(body) as { documentId: string; title: string }[])
        .map(({ documentId, title }) => [documentId, title]),
    );

  /** Of the films that were saved. */
  async function titles(): Promise<Map<string, string>> {
    const client = new pg.Client({ connectionString: shop.url });
    await client.connect();
    const { rows } = await client.query(
      `select document_id, title from films where title like 'Saved by %'`,
    );
    await client.end();
    return new Map(rows.map((row) => [row.document_id, row.title]));
  }
});

/** Saves films of its own, ten at once; runs within Strapi. */
async function save(
  strapi: Parameters<Parameters<StrapiConsole['run']>[0]>[0],
  { place, SAVES: count }: { place: number; SAVES: number },
): Promise<void> {
  const films = strapi.documents('api::film.film');
  const all = await films.findMany({ fields: ['documentId'], sort: 'id:asc', limit: 2 * count });
  const own = all.filter((_film, index) => index % 2 === place);
  for (let begin = 0; begin < own.length; begin += 10) {
    await Promise.all(
      own.slice(begin, begin + 10).map(({ documentId }) =>
        films.update({
          documentId,
          data: { title: `Saved by ${place}: ${documentId}` } as never,
        }),
      ),
    );
  }
}

function configurationFor(url: string): ConfigurationInput {
  const options = {
    contentType: FILM,
    streamId: 'films',
    destination: 'feed',
    mode: 'changes' as const,
  };
  return {
    destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url }],
    fieldExports: { [FILM]: ['title'] },
    schedule: { product: [{ name: 'Films', interval: 'live', options }] },
  };
}
