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
  /** A database that was made ready; a fresh one with all tables by default. */
  database?: TestDatabase;
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

/** A database with all tables and no rows, made once for a server. */
const MIGRATED = 'template_migrated';

/** Any number will do, as long as all test files use the same. */
const TEMPLATE_LOCK = 4_712;

/**
 * Makes a database, empty or with all tables. The server is the one of `TEST_DATABASE_SERVER_URL`, so
 * that many test files share one; without it, an embedded server is started and ended with the
 * database.
 */
export async function createTestDatabase({ migrated = false } = {}): Promise<TestDatabase> {
  const shared = process.env.TEST_DATABASE_SERVER_URL;
  const server = shared ? { url: shared, stop: async () => undefined } : await startOwnServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  if (migrated) await ensureMigrated(server.url);
  await execute(server.url, `create database ${name} ${migrated ? `template ${MIGRATED}` : ''}`);
  return {
    url: addressOf(server.url, name),
    async drop() {
      await execute(server.url, `drop database if exists ${name} with (force)`);
      await server.stop();
    },
  };
}

/**
 * Makes a platform, on a fresh, migrated database unless it is given one. Jobs are created and not started; the log is
 * silent unless `CDP_LOG_LEVEL` says otherwise. Call `close` at the end of the test.
 */
export async function createTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const test = options.database ?? (await createTestDatabase({ migrated: true }));
  const settings = settingsFrom(
    environmentSchema.parse({
      CDP_SECRET: randomBytes(24).toString('hex'),
      CDP_LOG_LEVEL: process.env.CDP_LOG_LEVEL ?? 'silent',
      CDP_DATABASE_URL: test.url,
      CDP_SHUTDOWN_GRACE: '2',
      // A busy machine must not make requests of tests be refused.
      CDP_MAX_DELAY: '60000',
      ...options.environment,
    }),
  );
  const logger = options.logger ?? pino({ level: settings.logLevel });
  const metrics = new Registry();
  const handle = createDatabase({ url: test.url, size: 5, applicationName: 'cdp-test', logger });
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

/** Migrates under another name and renames, so that nobody copies half of the tables. */
async function ensureMigrated(serverUrl: string): Promise<void> {
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  try {
    await server.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const known = await server.query('select from pg_database where datname = $1', [MIGRATED]);
    if (known.rowCount) return;
    const unfinished = `${MIGRATED}_unfinished`;
    await server.query(`drop database if exists ${unfinished} with (force)`);
    await server.query(`create database ${unfinished}`);
    await migrate(addressOf(serverUrl, unfinished));
    // Its connections are closed, but PostgreSQL may need a moment to see it.
    await server.query(
      'select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1',
      [unfinished],
    );
    await server.query(`alter database ${unfinished} rename to ${MIGRATED}`);
  } finally {
    // It gives back the lock, too.
    await server.end();
  }
}

function addressOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
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
