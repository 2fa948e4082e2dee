import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Connector, startConnector } from '../../support/connector.ts';
import { type MortalDatabase, startMortalDatabase } from '../../support/mortal-database.ts';
import { assertEachOnce, RUSHED } from '../../support/reckoning.ts';
import { type Rush, startRush } from '../../support/rush.ts';
import { eventually } from '../../support/wait.ts';

const MEGABYTE = 1024 * 1024;
const WRITE_KEY = 'a-server-write-key';
const WORKFLOW = 'content-articles';

/** Milliseconds that a database is away. */
const AWAY = 60_000;
const FROZEN = 25_000;

/** Milliseconds of load before, in which the connector takes the memory that the load needs. */
const WARM_UP = 5_000;

/**
 * What the connector may take besides what it had under the same load before. Of the requests that
 * it refuses nothing is kept, but a garbage collector may take its time.
 */
const MOST_GROWTH = 100 * MEGABYTE;

/** A connector and a database of its own under load, and what is seen of them. */
type Scene = {
  database: MortalDatabase;
  connector: Connector;
  rush: Rush;
  /** Status of a health address. */
  health(name: 'live' | 'ready'): Promise<number>;
  close(): Promise<void>;
};

async function openScene(load: { senders: number; pause: number }): Promise<Scene> {
  const database = await startMortalDatabase();
  const connector = await startConnector({
    databaseUrl: database.url,
    // Nothing listens there.
    strapiUrl: 'http://127.0.0.1:9',
    secret: randomUUID() + randomUUID(),
    configuration: {
      sources: [{ key: 'till', name: 'Till', kind: 'server', writeKey: WRITE_KEY }],
      computedTraits: [RUSHED],
      schedule: {
        content: [
          {
            name: 'Articles',
            key: WORKFLOW,
            interval: '0 3 1 1 *',
            options: { contentType: 'api::article.article', streamId: 'articles' },
          },
        ],
      },
    },
  });
  const rush = startRush({
    url: connector.url,
    writeKey: WRITE_KEY,
    batchLength: 20,
    people: 20,
    ...load,
  });
  return {
    database,
    connector,
    rush,
    health: async (name) => (await fetch(`${connector.url}/health/${name}`)).status,
    async close() {
      await rush.abandon();
      await connector.stop();
      await database.remove();
    },
  };
}

/** Lets time pass, and tells the most memory that the connector had in it. */
async function mostMemory(connector: Connector, milliseconds: number): Promise<number> {
  const end = Date.now() + milliseconds;
  let most = 0;
  while (Date.now() < end) {
    most = Math.max(most, await connector.memory());
    await delay(Math.min(500, Math.max(0, end - Date.now())));
  }
  return most;
}

async function acknowledgesMore({ rush }: Scene): Promise<void> {
  const before = rush.acknowledged.size;
  await eventually(() => assert.ok(rush.acknowledged.size >= before + 500), { timeout: 60_000 });
}

function assertGrowth(most: number, before: number): void {
  const grown = most - before;
  assert.ok(grown < MOST_GROWTH, `${Math.round(grown / MEGABYTE)} MB more`);
}

/** The job queue is at work again when it makes a run fail, for want of a Strapi. */
async function assertJobsWork({ connector }: Scene): Promise<void> {
  const { id } = await connector.management('POST', `/workflows/${WORKFLOW}/runs`, {
    requestedBy: 'Test',
  });
  await eventually(
    async () => {
      const { attempts, error } = await connector.management('GET', `/runs/${id}`);
      assert.ok(attempts >= 1);
      assert.match(error ?? '', /Strapi/);
    },
    { timeout: 60_000 },
  );
}

// Most of it is waiting, which can be done for both at once.
describe('a database that goes away under load', { concurrency: true }, () => {
  describe('for a minute', () => {
    let scene: Scene;
    before(async () => {
      scene = await openScene({ senders: 8, pause: 50 });
    });
    after(() => scene?.close());

    it('is answered for with 503 and Retry-After, in bounded memory; then nothing is lost', async () => {
      const { database, connector, rush, health } = scene;
      await acknowledgesMore(scene);
      const before = await mostMemory(connector, WARM_UP);
      await database.kill();
      const away = mostMemory(connector, AWAY);
      await eventually(async () => assert.equal(await health('ready'), 503));
      assert.equal(await health('live'), 200);
      assertGrowth(await away, before);
      await database.start();
      await acknowledgesMore(scene);
      await eventually(async () => assert.equal(await health('ready'), 200));

      assert.ok(rush.refusals.length > 100, `${rush.refusals.length} refusals`);
      for (const { status, retryAfter, took } of rush.refusals) {
        assert.equal(status, 503);
        assert.ok(retryAfter !== undefined && retryAfter >= 1);
        assert.ok(took < 10_000, `refused after ${took} ms`);
      }
      await assertJobsWork(scene);
      await rush.stop();
      await assertEachOnce(rush, connector, database.url);
    });
  });

  describe('without a word, its connections open', () => {
    let scene: Scene;
    before(async () => {
      scene = await openScene({ senders: 40, pause: 500 });
    });
    after(() => scene?.close());

    it('leaves no client without an answer, and goes on where it stopped', async () => {
      const { database, connector, rush, health } = scene;
      await acknowledgesMore(scene);
      const before = await mostMemory(connector, WARM_UP);
      await database.freeze();
      const away = mostMemory(connector, FROZEN);
      await eventually(async () => assert.equal(await health('ready'), 503));
      assertGrowth(await away, before);
      await database.thaw();
      await acknowledgesMore(scene);
      await eventually(async () => assert.equal(await health('ready'), 200));

      assert.ok(rush.refusals.length >= 40, `${rush.refusals.length} refusals`);
      for (const { status, retryAfter } of rush.refusals) {
        assert.equal(status, 503);
        assert.ok(retryAfter !== undefined && retryAfter >= 1);
      }
      await assertJobsWork(scene);
      await rush.stop();
      await assertEachOnce(rush, connector, database.url);
    });
  });
});
