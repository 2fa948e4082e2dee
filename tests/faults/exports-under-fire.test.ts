import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { ConfigurationInput, Run } from 'strapi-cdp-config';
import { type Connector, startConnector } from '../support/connector.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type MortalDatabase, startMortalDatabase } from '../support/mortal-database.ts';
import { startRandom } from '../support/random.ts';
import { type StrapiConsole, startStrapiConsole } from '../support/strapi-console.ts';
import { eventually } from '../support/wait.ts';

const FILM = 'api::film.film';

/** Deaths during the full run, and during the run of changes. */
const DEATHS = { full: 6, changes: 4 };

/** Milliseconds from one death to the next, at most. */
const LONGEST_WAIT = 1_500;

/** Of so many requests one is answered badly. */
const BAD_ANSWERS = 6;

/** Milliseconds until a request that hangs is given up. */
const TIMEOUT = 1_500;

interface FilmRow {
  op: string;
  documentId: string;
  title: string | null;
}

describe('an export in which everything dies', () => {
  const secret = randomUUID() + randomUUID();
  const random = startRandom();
  let shop: TestDatabase;
  let database: MortalDatabase;
  let strapi: StrapiConsole;
  let connector: Connector;
  let receiver: Receiver;

  before(async () => {
    shop = await createDatabase({ template: 'film shop' });
    database = await startMortalDatabase();
    receiver = await startReceiver(random);
    strapi = await startStrapiConsole({ databaseUrl: shop.url, secret });
    connector = await startConnector({
      databaseUrl: database.url,
      strapiUrl: strapi.url,
      secret,
      configuration: configurationFor(receiver.url),
    });
  });
  after(async () => {
    await connector?.stop();
    await strapi?.stop();
    await receiver?.stop();
    await database?.remove();
    await shop?.drop();
  });

  /** Ways to die by SIGKILL. Each leaves all at work again. */
  const deaths = {
    async 'the connector'() {
      await connector.kill();
      await connector.restart();
    },
    async PostgreSQL() {
      await database.kill();
      await database.start();
    },
    async Strapi() {
      await strapi.kill();
      await strapi.restart();
    },
    async 'the receiver'() {
      await receiver.die();
      await delay(random.below(500));
      await receiver.revive();
    },
  };

  it('delivers every film in the end, and again only under the same key', async () => {
    const id = await start();
    await dieAgainAndAgain(DEATHS.full, id);
    await ended(id);
    const films = await filmsOf();
    assert.deepEqual(receiver.known(), films);
    receiver.assertSameContentUnderSameKey();
  });

  it('delivers what was changed meanwhile: edited again, added, deleted', async () => {
    await strapi.run(change, { title: 'Told anew', every: 7, deleted: 11 });
    const id = await start();
    await delay(random.below(LONGEST_WAIT));
    // While the run is under way, as an editor would who saves once more.
    await strapi.run(change, { title: 'Told once more', every: 13, deleted: 0 });
    await dieAgainAndAgain(DEATHS.changes, id);
    await ended(id);
    await ended(await start());
    assert.deepEqual(receiver.known(), await filmsOf());
    receiver.assertSameContentUnderSameKey();
  });

  async function dieAgainAndAgain(times: number, id: string): Promise<void> {
    for (let death = 0; death < times; death += 1) {
      await delay(random.below(LONGEST_WAIT));
      const victim = random.of(['the connector', 'PostgreSQL', 'Strapi', 'the receiver']);
      console.log(`Death ${death + 1}: ${victim}, after ${receiver.rows()} rows`);
      await deaths[victim]();
    }
    await eventually(() => find(id), { timeout: 60_000 });
  }

  async function start(): Promise<string> {
    const { id } = await eventually(
      () => connector.management('POST', '/workflows/product-films/runs', { requestedBy: 'Test' }),
      { timeout: 60_000 },
    );
    return id;
  }

  const find = (id: string): Promise<Run> => connector.management('GET', `/runs/${id}`);

  async function ended(id: string): Promise<void> {
    await eventually(
      async () => {
        const { state, error, counts } = await find(id);
        assert.equal(state, 'finished', `${state}: ${error}`);
        assert.equal(counts.failed, 0);
      },
      { timeout: 240_000, interval: 500 },
    );
  }

  /** Titles by document, as the shop has them now. */
  async function filmsOf(): Promise<Map<string, string | null>> {
    const client = new pg.Client({ connectionString: shop.url });
    await client.connect();
    const { rows } = await client.query('select document_id, title from films order by 1');
    await client.end();
    return new Map(rows.map((row) => [row.document_id, row.title]));
  }
});

/** Saves every so many films anew, and deletes others; runs within Strapi. */
async function change(
  app: Parameters<Parameters<StrapiConsole['run']>[0]>[0],
  { title, every, deleted }: { title: string; every: number; deleted: number },
): Promise<void> {
  const films = app.documents('api::film.film');
  const all = await films.findMany({ fields: ['documentId'], sort: 'id:asc' });
  const isOf = (index: number, one: number) => one > 0 && index % one === 0;
  const work = all.flatMap<() => PromiseLike<unknown>>(({ documentId }, index) => {
    if (isOf(index, deleted)) return [() => films.delete({ documentId })];
    if (!isOf(index, every)) return [];
    const data = { title: `${title} ${index}` } as never;
    return [() => films.update({ documentId, data })];
  });
  for (let begin = 0; begin < work.length; begin += 10) {
    await Promise.all(work.slice(begin, begin + 10).map((one) => one()));
  }
}

function configurationFor(url: string): ConfigurationInput {
  const retry = { limit: 100, first: 50, longest: 500 };
  const options = {
    contentType: FILM,
    streamId: 'films',
    destination: 'feed',
    mode: 'changes' as const,
    batchSize: 50,
    maxRate: 800,
  };
  return {
    destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url, timeout: TIMEOUT, retry }],
    fieldExports: { [FILM]: ['title', { id: 'genre.name', name: 'genre' }] },
    schedule: { product: [{ name: 'Films', interval: '0 3 1 1 *', options }] },
  };
}

/** Somebody else's server, of the worse kind. */
interface Receiver {
  url: string;
  /** Rows taken in so far. */
  rows(): number;
  /** What it would know by now: titles by document, without what was deleted. */
  known(): Map<string, string | null>;
  assertSameContentUnderSameKey(): void;
  /** Cuts every connection and listens no more. */
  die(): Promise<void>;
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/** An answer, and whether the receiver has the batch then. */
interface Answer {
  takesIn: boolean;
  give(response: ServerResponse): void;
}

const GOOD: Answer = { takesIn: true, give: (response) => response.writeHead(200).end() };

/** What hangs or is cut off has been taken in all the same. */
const MISDEEDS: readonly [Answer, ...Answer[]] = [
  {
    takesIn: false,
    give: (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  },
  { takesIn: false, give: (response) => response.writeHead(500).end('Oh dear.') },
  { takesIn: false, give: (response) => response.writeHead(503).end() },
  { takesIn: true, give: (response) => response.destroy() },
  { takesIn: true, give: () => undefined },
];

/** Starts a receiver that now and then refuses, hangs, or cuts the connection after it took all in. */
async function startReceiver(random: ReturnType<typeof startRandom>): Promise<Receiver> {
  const batches: { key: string; body: string }[] = [];
  let server: Server;
  let port = 0;
  const listen = async () => {
    server = createServer(async (request, response) => {
      const body = await text(request).catch(() => undefined);
      if (body === undefined) return;
      const isBad = random.below(BAD_ANSWERS) === 0;
      const answer = isBad ? random.of(MISDEEDS) : GOOD;
      if (answer.takesIn) batches.push({ key: String(request.headers['idempotency-key']), body });
      answer.give(response);
    });
    await new Promise<void>((done) => {
      server.listen(port, '127.0.0.1', done);
    });
    port = (server.address() as AddressInfo).port;
  };
  const die = async () => {
    server.closeAllConnections();
    await new Promise((done) => {
      server.close(done);
    });
  };
  await listen();
  return {
    url: `http://127.0.0.1:${port}/`,
    rows: () => batches.reduce((sum, { body }) => sum + JSON.parse(body).length, 0),
    known() {
      const films = new Map<string, string | null>();
      const taken = new Set<string>();
      for (const { key, body } of batches) {
        // As a receiver does that heeds the key: what it has, it has.
        if (taken.has(key)) continue;
        taken.add(key);
        for (const { op, documentId, title } of JSON.parse(body) as FilmRow[]) {
          if (op === 'delete') films.delete(documentId);
          else films.set(documentId, title);
        }
      }
      return new Map([...films].sort(([one], [other]) => (one < other ? -1 : 1)));
    },
    assertSameContentUnderSameKey() {
      const contents = new Map<string, string>();
      for (const { key, body } of batches) {
        assert.equal(body, contents.get(key) ?? body, 'one key, one content');
        contents.set(key, body);
      }
    },
    die,
    revive: listen,
    stop: die,
  };
}
