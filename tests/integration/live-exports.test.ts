import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { availableParallelism, loadavg } from 'node:os';
import { after, before, beforeEach, describe, it } from 'node:test';
import pg from 'pg';
import type { ConfigurationInput, Run } from 'strapi-cdp-config';
import { freePort } from '../../scripts/processes/index.ts';
import { type Connector, startConnector } from '../support/connector.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { type StrapiConsole, startStrapiConsole } from '../support/strapi-console.ts';
import { eventually } from '../support/wait.ts';

const ARTICLE = 'api::article.article';

describe('a live workflow', () => {
  const secret = randomUUID() + randomUUID();
  let shop: TestDatabase;
  let own: TestDatabase;
  let sink: Sink;
  let strapi: StrapiConsole;
  let connector: Connector;

  before(async () => {
    [shop, own] = [await createDatabase({ template: 'film shop' }), await createDatabase()];
    sink = await startSink();
    const port = await freePort();
    const connectorUrl = `http://127.0.0.1:${port}`;
    strapi = await startStrapiConsole({ databaseUrl: shop.url, secret, connectorUrl });
    connector = await startConnector({
      databaseUrl: own.url,
      strapiUrl: strapi.url,
      secret,
      configuration: configurationFor(sink.url),
      port,
    });
    await eventually(async () => {
      const [run] = (await runs('content-articles')).toReversed();
      assert.equal(run?.state, 'finished', 'the first run sends all there is');
      assert.ok(run.counts.sent > 0);
    });
  });
  after(async () => {
    await connector?.stop();
    await strapi?.stop();
    await sink?.stop();
    await own?.drop();
    await shop?.drop();
  });
  beforeEach(() => {
    sink.requests.length = 0;
  });

  async function runs(workflow: string): Promise<Run[]> {
    const path = `/runs?workflow=${workflow}&pageSize=50`;
    return (await connector.management('GET', path)).items;
  }

  /** Rows that arrived: `upsert en Title`, or `delete de`. */
  const arrived = () =>
    sink.requests
      .flatMap(({ body }) => JSON.parse(body))
      .map(({ op, locale, title }) => [op, locale, title].filter(Boolean).join(' '));

  const publish = (title: string) =>
    strapi.run(async (app, given) => {
      const articles = app.documents('api::article.article');
      const data = { title: given, slug: given.toLowerCase().replaceAll(' ', '-') } as never;
      const { documentId } = await articles.create({ data, locale: 'en' });
      await articles.publish({ documentId, locale: 'en' });
      return documentId;
    }, title);

  const edit = (documentId: string, title: string) =>
    strapi.run(
      async (app, given) => {
        const articles = app.documents('api::article.article');
        const data = { title: given.title } as never;
        await articles.update({ documentId: given.documentId, data, locale: 'en' });
        await articles.publish({ documentId: given.documentId, locale: 'en' });
      },
      { documentId, title },
    );

  async function onDatabase(database: TestDatabase, statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }

  /** Lets the next run of a workflow be one that compares. */
  const dueForComparison = (workflow: string) =>
    onDatabase(
      own,
      `update cdp.change_positions set compared_at = now() - interval '25 hours'
       where workflow_key = '${workflow}'`,
    );

  it('delivers what is published within two seconds, and what is taken back', async () => {
    const documentId = await publish('Breaking');
    // Nothing but the nudge is so fast: the next look that nobody asked for is up to 15 s away.
    const published = performance.now();
    await eventually(() => assert.deepEqual(arrived(), ['upsert en Breaking']), { interval: 10 });
    const took = performance.now() - published;
    const isOverloaded = (loadavg()[0] ?? 0) > availableParallelism();
    assert.ok(took < (isOverloaded ? 10_000 : 2000), `it took ${took} ms`);
    await eventually(async () => {
      const [run] = await runs('content-articles');
      assert.deepEqual([run?.state, run?.trigger], ['finished', 'schedule']);
      assert.deepEqual([run?.counts.read, run?.counts.sent], [1, 1]);
    });

    await edit(documentId, 'Corrected');
    await eventually(() => assert.equal(arrived().at(-1), 'upsert en Corrected'));
    await strapi.run(async (app, id) => {
      await app.documents('api::article.article').unpublish({ documentId: id as string });
    }, documentId);
    await eventually(() => assert.equal(arrived().at(-1), 'delete en'));
    await publish('Draft no more');
    await eventually(() => assert.equal(arrived().at(-1), 'upsert en Draft no more'));
    assert.equal(arrived().length, 4, 'each travels once');
  });

  it('takes many saves together', async () => {
    const before = (await runs('content-articles')).length;
    await strapi.run(async (app) => {
      const articles = app.documents('api::article.article');
      for (let index = 0; index < 30; index += 1) {
        const data = { title: `Many ${index}`, slug: `many-${index}` } as never;
        const { documentId } = await articles.create({ data, locale: 'en' });
        await articles.publish({ documentId, locale: 'en' });
      }
    });
    await eventually(() => assert.equal(new Set(arrived()).size, 30));
    const made = (await runs('content-articles')).length - before;
    assert.ok(made < 20, `60 saves made ${made} runs`);
  });

  it('sends a deletion, and one of a single locale', async () => {
    const documentId = await publish('Two languages');
    await strapi.run(async (app, id) => {
      const articles = app.documents('api::article.article');
      const data = { title: 'Zwei Sprachen', slug: 'zwei' } as never;
      await articles.update({ documentId: id as string, data, locale: 'de' });
      await articles.publish({ documentId: id as string, locale: 'de' });
    }, documentId);
    await eventually(() => assert.ok(arrived().includes('upsert de Zwei Sprachen')));
    await strapi.run(async (app, id) => {
      await app
        .documents('api::article.article')
        .delete({ documentId: id as string, locale: 'de' });
    }, documentId);
    await eventually(() => assert.equal(arrived().at(-1), 'delete de'));
    await strapi.run(async (app, id) => {
      await app.documents('api::article.article').delete({ documentId: id as string, locale: '*' });
    }, documentId);
    await eventually(() => assert.equal(arrived().at(-1), 'delete en'));
  });

  it('catches up when the connector was away, and when Strapi was killed after a save', async () => {
    await connector.kill();
    await publish('Meanwhile');
    await connector.restart();
    // What was delivered a moment before the kill may come again, under the same key. If it fell into a
    // run, the job of that run has to time out first.
    await eventually(() => assert.equal(arrived().at(-1), 'upsert en Meanwhile'), {
      timeout: 120_000,
    });
    const documentId = await publish('Before the end');
    await strapi.kill();
    await strapi.restart();
    await eventually(() => assert.ok(arrived().includes('upsert en Before the end')), {
      timeout: 40_000,
    });
    await edit(documentId, 'After it');
    await eventually(() => assert.equal(arrived().at(-1), 'upsert en After it'));
  });

  it('finds by comparing what was written past Strapi', async () => {
    const documentId = await publish('Past Strapi');
    await eventually(() => assert.equal(arrived().at(-1), 'upsert en Past Strapi'));
    await onDatabase(
      shop,
      `update articles set title = 'By SQL'
       where document_id = '${documentId}' and published_at is not null`,
    );
    const run = async () => {
      const { id } = await connector.management('POST', '/workflows/content-nightly/runs', {
        requestedBy: 'Ada',
      });
      return eventually(async () => {
        const found: Run = await connector.management('GET', `/runs/${id}`);
        assert.equal(found.state, 'finished');
        return found;
      });
    };
    const all = (await run()).counts.read;
    assert.ok(all > 30, 'the first run reads everything');
    await onDatabase(
      shop,
      `update articles set title = 'By SQL, again'
       where document_id = '${documentId}' and published_at is not null`,
    );
    assert.equal((await run()).counts.read, 0, 'nobody noted it');
    await dueForComparison('content-nightly');
    const compared = await run();
    assert.deepEqual([compared.counts.read, compared.counts.sent], [all, 1]);
    await strapi.run(async (app, id) => {
      await app.db
        .query('api::article.article')
        .deleteMany({ where: { documentId: id as string } });
    }, documentId);
    assert.equal((await run()).counts.deleted, 1, 'a bulk write is compared at once');
    assert.equal((await run()).counts.read, 0);
  });
});

function configurationFor(url: string): ConfigurationInput {
  const options = (streamId: string, destination: string) => ({
    contentType: ARTICLE,
    streamId,
    destination,
    mode: 'changes' as const,
  });
  return {
    destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url }],
    fieldExports: { [ARTICLE]: ['title'] },
    schedule: {
      content: [
        { name: 'Articles', interval: 'live', options: options('articles', 'feed') },
        { name: 'Nightly', interval: '0 3 1 1 *', options: options('nightly', 'cdp') },
      ],
    },
  };
}
