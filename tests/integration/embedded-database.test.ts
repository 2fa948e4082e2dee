import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import pg from 'pg';
import {
  type EmbeddedDatabase,
  type EmbeddedDatabaseError,
  startEmbeddedDatabase,
} from '../../connector/src/database/embedded.ts';
import { eventually } from '../support/wait.ts';

let directory: string;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'strapi-cdp-embedded-'));
  // As root, PostgreSQL runs under another account, which has to pass through.
  await chmod(directory, 0o711);
});

after(() => rm(directory, { recursive: true, force: true }));

const start = (name: string, options: { port?: number; databases?: string[] } = {}) =>
  startEmbeddedDatabase({
    dataDirectory: join(directory, name),
    port: 0,
    databases: ['shop'],
    ...options,
  });

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function withDatabase<T>(
  starting: Promise<EmbeddedDatabase>,
  use: (database: EmbeddedDatabase) => Promise<T>,
): Promise<T> {
  const database = await starting;
  try {
    return await use(database);
  } finally {
    await database.stop();
  }
}

/** A process of its own that starts a database and holds it until it is killed. */
async function hold(name: string): Promise<{ holder: ChildProcess; url: string; port: number }> {
  const fixture = join(import.meta.dirname, '..', 'fixtures', 'hold-database.ts');
  const holder = spawn(process.execPath, [fixture, join(directory, name)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: holder.stdout })) {
    return { holder, ...JSON.parse(line) };
  }
  throw new Error('The process ended before its database was ready.');
}

const serverProcess = async (name: string) =>
  Number.parseInt(await readFile(join(directory, name, 'postmaster.pid'), 'utf8'), 10);

const killed = (holder: ChildProcess) =>
  new Promise((done) => {
    holder.once('exit', done);
    holder.kill('SIGKILL');
  });

test('keeps its data, and creates databases that a later start asks for', async () => {
  await withDatabase(start('kept'), async (database) => {
    await query(database.url('shop'), 'create table film (title text)');
    await query(database.url('shop'), `insert into film values ('Été à Łódź')`);
  });
  await withDatabase(start('kept', { databases: ['shop', 'cdp'] }), async (database) => {
    const films = await query(database.url('shop'), 'select title, lower(title) from film');
    assert.deepEqual(films, [{ title: 'Été à Łódź', lower: 'été à łódź' }]);
    const [settings] = await query(
      database.url('cdp'),
      `select current_setting('fsync') as fsync, current_setting('listen_addresses') as addresses,
              current_setting('unix_socket_directories') as sockets, current_setting('server_encoding') as encoding`,
    );
    assert.deepEqual(settings, {
      fsync: 'on',
      addresses: '127.0.0.1',
      sockets: '',
      encoding: 'UTF8',
    });
  });
});

test('admits nobody without the password', async () => {
  await withDatabase(start('kept'), async (database) => {
    const guess = new URL(database.url('shop'));
    guess.password = 'postgres';
    await assert.rejects(query(guess.href, 'select 1'), /password authentication failed/);
  });
});

test('shuts down by itself when its starter is killed, and loses nothing', async () => {
  const { holder, url } = await hold('orphan');
  await query(url, 'create table film as select 1 as id');
  await killed(holder);

  await withDatabase(start('orphan'), async (database) => {
    assert.deepEqual(await query(database.url('held'), 'select id from film'), [{ id: 1 }]);
  });

  const second = await hold('orphan');
  await serverProcess('orphan');
  await killed(second.holder);
  // A clean shutdown removes the lock file.
  await eventually(() => assert.rejects(serverProcess('orphan'), { code: 'ENOENT' }));
});

test('recovers when PostgreSQL itself was killed', async () => {
  const { holder, url } = await hold('crashed');
  await query(url, 'create table film as select 1 as id');
  process.kill(await serverProcess('crashed'), 'SIGKILL');
  await killed(holder);

  await withDatabase(start('crashed'), async (database) => {
    assert.deepEqual(await query(database.url('held'), 'select id from film'), [{ id: 1 }]);
  });
});

test('takes no other program for a server because of an old lock file', async () => {
  await withDatabase(start('reused'), async () => undefined);
  await writeFile(join(directory, 'reused', 'postmaster.pid'), `${process.pid}\n`);
  await withDatabase(start('reused'), async (database) => {
    assert.deepEqual(await query(database.url('shop'), 'select 1 as one'), [{ one: 1 }]);
  });
});

test('leaves a running site alone and names its process', async () => {
  const { holder, url } = await hold('busy');
  try {
    await assert.rejects(start('busy'), (error: EmbeddedDatabaseError) => {
      assert.equal(error.code, 'in_use');
      assert.match(error.message, new RegExp(`process ${holder.pid}\\b`));
      return true;
    });
    assert.deepEqual(await query(url, 'select 1 as one'), [{ one: 1 }]);
  } finally {
    await killed(holder);
  }
});

test('begins anew after an initdb that was interrupted', async () => {
  const abandoned = join(directory, 'interrupted.unfinished-4194999');
  await mkdir(abandoned);
  await writeFile(join(abandoned, 'PG_VERSION'), '18\n');
  await withDatabase(start('interrupted'), async (database) => {
    assert.deepEqual(await query(database.url('shop'), 'select 1 as one'), [{ one: 1 }]);
  });
  const siblings = (await readdir(directory)).filter((name) => name.startsWith('interrupted'));
  assert.deepEqual(siblings, ['interrupted']);
});

test('does not touch a directory that holds something else', async () => {
  await mkdir(join(directory, 'photos'));
  await writeFile(join(directory, 'photos', 'cat.jpg'), 'meow');
  await assert.rejects(start('photos'), { code: 'not_a_cluster', message: /Move it away/ });
  assert.equal(await readFile(join(directory, 'photos', 'cat.jpg'), 'utf8'), 'meow');
});

test('says which port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => other.once('listening', done));
  const address = other.address();
  assert.ok(address && typeof address === 'object');
  try {
    await assert.rejects(start('port', { port: address.port }), {
      code: 'port_taken',
      message: new RegExp(`Port ${address.port} .* is not free`),
    });
  } finally {
    other.close();
  }
});

test('resolves `ended` with the log when the server is killed', async () => {
  const database = await start('ended');
  process.kill(await serverProcess('ended'), 'SIGKILL');
  assert.match(await database.ended, /ready to accept connections/);
  await database.stop();
});

test('runs from a place that PostgreSQL may not enter', {
  skip: process.getuid?.() !== 0 && 'only root has such places',
}, async () => {
  const closed = join(directory, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const wished = join(closed, 'postgres');
  const database = await startEmbeddedDatabase({
    dataDirectory: wished,
    port: 0,
    databases: ['shop'],
  });
  try {
    assert.notEqual(database.dataDirectory, wished);
    assert.deepEqual(await query(database.url('shop'), 'select 1 as one'), [{ one: 1 }]);
  } finally {
    await database.stop();
    await rm(join(database.dataDirectory, '..'), { recursive: true, force: true });
  }
});
