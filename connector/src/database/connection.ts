import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Database } from './index.ts';

/** The schema of every table of the connector, but for those of the job queue. */
export const SCHEMA = 'cdp';

/** Milliseconds until a connection attempt counts as failed. */
const CONNECTION_TIMEOUT = 5_000;

/**
 * Milliseconds that one statement may take. Longer work is cut into batches, so a statement that
 * takes a minute is a mistake and must not hold its locks for ever.
 */
const STATEMENT_TIMEOUT = 60_000;

/**
 * Milliseconds after which nobody waits for a statement any more: the server would have ended it, so
 * it is gone without a word, together with its machine or the way there.
 */
const ANSWER_TIMEOUT = STATEMENT_TIMEOUT + 10_000;

/** Milliseconds of silence after which the system asks whether the other side of a connection lives. */
const KEEP_ALIVE_DELAY = 10_000;

/** Milliseconds that a transaction may sit idle: a process that hangs must not block the others. */
const IDLE_IN_TRANSACTION_TIMEOUT = 60_000;

export interface PoolOptions {
  /** Connection string; holds the password. */
  url: string;
  /** Connections at most. */
  size: number;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  logger: Logger;
}

/** The ways to the database that the domains share. */
export interface DatabaseHandle {
  pool: pg.Pool;
  database: Kysely<Database>;
  /** Closes all connections. */
  close(): Promise<void>;
}

/** Opens a pool. It connects on first use and survives restarts of the database. */
export function createPool({ url, size, applicationName, logger }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    query_timeout: ANSWER_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY,
  });
  surviveBreaks(pool, (error) => {
    logger.debug({ reason: error.message }, 'A database connection broke.');
  });
  // The pool drops a broken connection by itself and opens another when one is needed.
  pool.on('error', (error) => {
    logger.warn({ reason: error.message }, 'The database closed an idle connection.');
  });
  return pool;
}

/**
 * A connection that breaks while someone holds it tells so by an event besides the failed query;
 * without a listener that event would end the process.
 */
export function surviveBreaks(
  pool: pg.Pool,
  onBreak: (error: Error) => void = () => undefined,
): void {
  pool.on('connect', (client) => {
    client.on('error', onBreak);
  });
}

/** Opens the pool and typed SQL over it, with the schema `cdp` implied. */
export function createDatabase(options: PoolOptions): DatabaseHandle {
  const pool = createPool(options);
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { pool, database: kysely.withSchema(SCHEMA), close: () => pool.end() };
}
