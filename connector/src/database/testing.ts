import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import { Registry } from 'prom-client';
import { type ConfigurationInput, configurationSchema, environmentSchema } from 'strapi-cdp-config';
import { createJobs } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { settingsFrom } from '../settings/index.ts';
import { createStrapiClient } from '../strapi/index.ts';
import { startEmbeddedDatabase } from './embedded.ts';
import { createDatabase, migrate } from './index.ts';

/** What a test may decide about its platform. */
export interface TestPlatformOptions {
  configuration?: ConfigurationInput;
  /** Environment variables of the connector, such as `CDP_STRAPI_URL`. */
  environment?: Record<string, string>;
  clock?: () => Date;
  /** Instead of the log of the process. */
  logger?: Logger;
}

/** A platform on a database of its own, and the way to be rid of both. */
export type TestPlatform = Platform & {
  /** Connection string of the database. */
  databaseUrl: string;
  /** Stops jobs, closes connections, drops the database. */
  close(): Promise<void>;
};

/** A database of its own on a real server, and the way to be rid of it. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/**
 * Makes an empty database. The server is the one of `TEST_DATABASE_SERVER_URL`, so that many test
 * files share one; without it, an embedded server is started and ended with the database.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const shared = process.env.TEST_DATABASE_SERVER_URL;
  const server = shared ? { url: shared, stop: async () => undefined } : await startOwnServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server.url, `create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await execute(server.url, `drop database if exists ${name} with (force)`);
      await server.stop();
    },
  };
}

/**
 * Makes a platform on a fresh, migrated database. Jobs are created and not started; the log is
 * silent unless `CDP_LOG_LEVEL` says otherwise. Call `close` at the end of the test.
 */
export async function createTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const test = await createTestDatabase();
  const settings = settingsFrom(
    environmentSchema.parse({
      CDP_SECRET: randomBytes(24).toString('hex'),
      CDP_LOG_LEVEL: process.env.CDP_LOG_LEVEL ?? 'silent',
      CDP_DATABASE_URL: test.url,
      CDP_SHUTDOWN_GRACE: '2',
      ...options.environment,
    }),
  );
  const logger = options.logger ?? pino({ level: settings.logLevel });
  const metrics = new Registry();
  const handle = createDatabase({ url: test.url, size: 5, applicationName: 'cdp-test', logger });
  await migrate(test.url);
  const jobs = createJobs({ url: test.url, settings, logger, metrics });
  return {
    settings,
    configuration: configurationSchema.parse(options.configuration ?? {}),
    database: handle.database,
    pool: handle.pool,
    jobs,
    strapi: createStrapiClient(settings),
    logger,
    metrics,
    clock: options.clock ?? (() => new Date()),
    databaseUrl: test.url,
    async close() {
      await jobs.stop();
      await handle.close();
      await test.drop();
    },
  };
}

async function startOwnServer() {
  const directory = await mkdtemp(join(tmpdir(), 'cdp-test-'));
  const server = await startEmbeddedDatabase({
    dataDirectory: join(directory, 'postgres'),
    port: 0,
    databases: [],
    durable: false,
  });
  return {
    url: server.url('postgres'),
    async stop() {
      await server.stop();
      await rm(server.dataDirectory, { recursive: true, force: true });
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
