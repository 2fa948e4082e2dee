import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { configurationSchema, environmentSchema, statusSchema } from 'strapi-cdp-config';
import { type Connector, ListenError, startConnector } from './connector.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './database/embedded.ts';
import { settingsFrom } from './settings/index.ts';
import { eventually } from './shared/testing.ts';

const CDP_SECRET = 'a-secret-that-is-long-enough-for-us';
const logger = pino({ level: process.env.CDP_LOG_LEVEL ?? 'silent' });

const settingsWith = (environment: Record<string, string> = {}) =>
  settingsFrom(
    environmentSchema.parse({
      CDP_SECRET,
      CDP_PORT: '0',
      CDP_SHUTDOWN_GRACE: '2',
      // Nothing listens there: this connector has to do without Strapi.
      CDP_STRAPI_URL: 'http://127.0.0.1:9',
      ...environment,
    }),
  );

describe('a connector', () => {
  let directory: string;
  let server: EmbeddedDatabase | undefined;
  let port = 0;
  let databaseUrl: string;
  let connector: Connector;

  async function startDatabase(): Promise<void> {
    server = await startEmbeddedDatabase({
      dataDirectory: join(directory, 'postgres'),
      port,
      databases: ['cdp'],
      durable: false,
    });
    port = server.port;
    databaseUrl = server.url('cdp');
  }
  async function stopDatabase(): Promise<void> {
    await server?.stop();
    server = undefined;
  }
  const start = () =>
    startConnector({
      settings: settingsWith(),
      configuration: configurationSchema.parse({}),
      logger,
      databaseUrl,
    });
  const statusOf = async (path: string) => (await fetch(connector.address + path)).status;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cdp-connector-'));
    await startDatabase();
  });
  after(async () => {
    await stopDatabase();
    await rm(directory, { recursive: true, force: true });
  });

  it('waits for a database that is not there yet, and answers meanwhile', async () => {
    await stopDatabase();
    connector = await start();
    assert.equal(await statusOf('/health/live'), 200);
    const ready = await fetch(`${connector.address}/health/ready`);
    assert.equal(ready.status, 503);
    assert.deepEqual(await ready.json(), {
      status: 'unavailable',
      failing: ['database', 'migrations', 'jobs', 'start'],
    });
    assert.equal(await statusOf('/management/status'), 503);

    await startDatabase();
    await connector.ready;
    assert.equal(await statusOf('/health/ready'), 200);
  });

  it('tells its status without Strapi', async () => {
    const headers = { authorization: `Bearer ${CDP_SECRET}` };
    await eventually(async () => {
      const reply = await fetch(`${connector.address}/management/status`, { headers });
      assert.equal(reply.status, 200);
      const status = statusSchema.parse(await reply.json());
      assert.match(status.definitions.error ?? '', /Strapi cannot be reached/);
      assert.ok(!JSON.stringify(status).includes(CDP_SECRET));
    });
  });

  it('is not ready while the database restarts, and recovers by itself', async () => {
    await stopDatabase();
    assert.equal(await statusOf('/health/ready'), 503);
    assert.equal(await statusOf('/health/live'), 200);
    await startDatabase();
    await eventually(async () => assert.equal(await statusOf('/health/ready'), 200));
  });

  it('stops while the database is away', async () => {
    await stopDatabase();
    const stopping = Date.now();
    await connector.stop();
    assert.ok(Date.now() - stopping < 10_000);
    await startDatabase();
  });

  it('stops while it still waits for the database', async () => {
    await stopDatabase();
    const waiting = await start();
    await waiting.stop();
    await assert.rejects(waiting.ready, /stopping/);
    await startDatabase();
  });

  it('says what to do about a port that is taken', async () => {
    const holder = createServer();
    await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done));
    const address = holder.address();
    assert.ok(address && typeof address === 'object');
    await assert.rejects(
      startConnector({
        settings: settingsWith({ CDP_PORT: String(address.port) }),
        configuration: configurationSchema.parse({}),
        logger,
        databaseUrl,
      }),
      (error) => error instanceof ListenError && /CDP_PORT/.test(error.message),
    );
    await new Promise((done) => holder.close(done));
  });
});
