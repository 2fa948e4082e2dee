import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { startEmbeddedDatabase } from '../../../connector/src/database/embedded.ts';
import { root } from '../../../scripts/root.ts';

/** A database that is there for the next run of a benchmark. */
export type KeptDatabase = {
  url: string;
  /** Ends its server. What is in it stays, below `.cdp/bench` of the repository. */
  close(): Promise<void>;
};

/**
 * Starts the PostgreSQL server of a database that is kept between runs, because to fill it takes longer
 * than to measure. Delete its directory to be rid of it.
 *
 * @param name names its directory
 */
export async function openKeptDatabase(name: string): Promise<KeptDatabase> {
  const server = await startEmbeddedDatabase({
    dataDirectory: join(root, '.cdp/bench', name),
    port: 0,
    databases: ['bench'],
  });
  return { url: server.url('bench'), close: () => server.stop() };
}

/** Does something over one connection, which may take as long as it needs. */
export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the tables of the connector, as its command does. */
export async function migrateDatabase(url: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'connector/dist/cli.js'), 'migrate'], {
    env: { ...process.env, CDP_DATABASE_URL: url, CDP_SECRET: randomUUID() + randomUUID() },
  });
}
