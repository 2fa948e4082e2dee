import assert from 'node:assert/strict';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { configurationSchema, environmentSchema } from 'strapi-cdp-config';
import { startConnector } from './connector.ts';
import { createTestDatabase, type TestDatabase } from './database/testing.ts';
import { settingsFrom } from './settings/index.ts';

const settings = settingsFrom(
  environmentSchema.parse({
    CDP_SECRET: 'a-secret-that-is-long-enough-for-us',
    CDP_PORT: '0',
    CDP_SHUTDOWN_GRACE: '0',
    // Nothing listens there: this connector has to do without Strapi.
    CDP_STRAPI_URL: 'http://127.0.0.1:9',
  }),
);
const configuration = configurationSchema.parse({});
const logger = pino({ level: process.env.CDP_LOG_LEVEL ?? 'silent' });

/** A way to the database that breaks once. */
interface Way {
  url: string;
  /** Messages that have gone to the database. */
  messages(): number;
  /** Breaks all connections at the first message after so many. */
  breakAfter(messages: number): void;
  close(): Promise<void>;
}

async function openWay(databaseUrl: string): Promise<Way> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let messages = 0;
  let limit = Number.POSITIVE_INFINITY;
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on('data', (message) => {
      messages += 1;
      if (messages <= limit) {
        database.write(message);
        return;
      }
      limit = Number.POSITIVE_INFINITY;
      for (const socket of sockets) socket.destroy();
    });
    database.pipe(client);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    messages: () => messages,
    breakAfter(count) {
      messages = 0;
      limit = count;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

describe('the start of a connector', () => {
  let database: TestDatabase;
  let way: Way;
  before(async () => {
    database = await createTestDatabase();
    way = await openWay(database.url);
  });
  after(async () => {
    await way.close();
    await database.drop();
  });

  async function startAndStop(): Promise<void> {
    const connector = await startConnector({
      settings,
      configuration,
      logger,
      databaseUrl: way.url,
    });
    try {
      await connector.ready;
    } finally {
      await connector.stop();
    }
  }

  it('succeeds wherever in it the database goes away for a moment', async () => {
    // The first makes all tables, the second tells how much a usual start says.
    way.breakAfter(30);
    await startAndStop();
    assert.ok(way.messages() > 30);
    way.breakAfter(Number.POSITIVE_INFINITY);
    await startAndStop();
    const usual = way.messages();
    for (const share of [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      way.breakAfter(Math.floor(usual * share));
      await startAndStop();
    }
  });
});
