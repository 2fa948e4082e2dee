import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { generateSecrets } from '../../scripts/site/secrets.ts';
import { bootStrapi } from './boot-strapi.ts';

/** A database of a test's own. */
export type TestDatabase = {
  url: string;
  /** Removes it, whoever may still be connected. */
  drop(): Promise<void>;
};

/** The film shop with all its films, customers and articles, made once for a run of all tests. */
const filmShop = 'template_film_shop';

/** Any number will do, as long as all test files use the same. */
const templateLock = 4_711;

/**
 * Makes a database, empty or a copy of the film shop's, on the server that all tests share.
 *
 * @throws when the tests were not started by `npm test`, which runs that server
 */
export async function createDatabase({
  template,
}: {
  template?: 'film shop';
} = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(async (server) => {
    if (template) await ensureFilmShop(server);
    await server.query(`create database ${name} ${template ? `template ${filmShop}` : ''}`);
  });
  return {
    url: urlOf(name),
    drop: () =>
      onServer(async (server) => {
        await server.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** Seeds the film shop under another name and renames it, so that no copy is made of half a shop. */
async function ensureFilmShop(server: pg.Client): Promise<void> {
  await server.query('select pg_advisory_lock($1)', [templateLock]);
  try {
    const { rowCount } = await server.query('select from pg_database where datname = $1', [
      filmShop,
    ]);
    if (rowCount) return;
    const unfinished = `${filmShop}_unfinished`;
    await server.query(`drop database if exists ${unfinished} with (force)`);
    await server.query(`create database ${unfinished}`);
    const strapi = await bootStrapi({
      databaseUrl: urlOf(unfinished),
      secrets: generateSecrets(),
      patience: 180_000,
    });
    await strapi.stop();
    await server.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
      [unfinished],
    );
    await server.query(`alter database ${unfinished} rename to ${filmShop}`);
  } finally {
    await server.query('select pg_advisory_unlock($1)', [templateLock]);
  }
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_SERVER_URL;
  if (!url) throw new Error('Start the tests with «npm test -- FILE», which runs their database.');
  return url;
}

function urlOf(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(work: (server: pg.Client) => Promise<void>): Promise<void> {
  const server = new pg.Client({ connectionString: serverUrl() });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}
