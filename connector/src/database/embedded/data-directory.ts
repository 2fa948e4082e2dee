import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Account, canEnter } from './account.ts';
import {
  EmbeddedDatabaseError,
  errorCode,
  explainFailure,
  explainSpawnFailure,
} from './failures.ts';
import { isAlive } from './lock.ts';

/** Name of the only database user: it owns all, as the server serves one site. */
export const superuser = 'postgres';

/** The password lives with the cluster that it opens, readable by its account only. */
export const passwordFile = 'strapi-cdp.password';

/** Data goes here when root started us in a place that PostgreSQL's account cannot enter. */
const reachableRoot = '/var/lib/strapi-cdp';

/**
 * The directory to keep the data in: the wished one, or, if the account cannot enter that
 * (a clone below /root), one of the same identity in a place that every account can enter.
 */
export async function chooseDataDirectory(
  wished: string,
  account: Account | undefined,
): Promise<string> {
  const directory = resolve(wished);
  if (!account || (await canEnter(account, dirname(directory)))) return directory;

  const identity = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  const home = join(reachableRoot, identity);
  await mkdir(home, { recursive: true });
  for (const path of [reachableRoot, home]) await chmod(path, 0o755);
  return join(home, basename(directory));
}

/** What a new cluster is made with. */
export type ClusterOptions = {
  dataDirectory: string;
  initdb: string;
  account: Account | undefined;
  /** Wait for the disk; off only for data that may be lost. */
  durable: boolean;
};

/**
 * Makes the cluster if there is none yet.
 *
 * initdb works in a sibling directory that gets its final name when it is whole, so an
 * interruption at any moment leaves either no cluster or a good one.
 *
 * @returns the password of the superuser
 * @throws EmbeddedDatabaseError when the directory holds something else, or initdb fails
 */
export async function ensureCluster(options: ClusterOptions): Promise<string> {
  const { dataDirectory } = options;
  await mkdir(dirname(dataDirectory), { recursive: true });
  await removeAbandoned(dataDirectory);

  const entries = await listEntries(dataDirectory);
  if (entries.length === 0) return createCluster(options);
  if (!entries.includes('PG_VERSION') || !entries.includes(passwordFile)) {
    throw new EmbeddedDatabaseError(
      'not_a_cluster',
      `${dataDirectory} is neither empty nor a data directory that the embedded PostgreSQL made. Move it away, or choose another directory.`,
    );
  }
  return (await readFile(join(dataDirectory, passwordFile), 'utf8')).trim();
}

async function listEntries(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    if (errorCode(error) !== 'EACCES') throw error;
    throw new EmbeddedDatabaseError(
      'not_reachable',
      `${directory} belongs to another user of this system. Start as that user, or hand it over: sudo chown -R "$(id -u)" "${directory}".`,
      { cause: error },
    );
  }
}

async function createCluster(options: ClusterOptions): Promise<string> {
  const { dataDirectory, account, initdb, durable } = options;
  const unfinished = `${dataDirectory}${unfinishedMark}${process.pid}`;
  const passwordSource = `${unfinished}.password`;
  const password = randomBytes(24).toString('base64url');
  try {
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordSource, `${password}\n`, { mode: 0o600 });
    for (const path of [unfinished, passwordSource]) {
      if (account) await chown(path, account.uid, account.gid);
    }
    await runInitdb(initdb, unfinished, account, [
      `--pwfile=${passwordSource}`,
      ...(durable ? [] : ['--no-sync']),
    ]);
    await rename(passwordSource, join(unfinished, passwordFile));
    await rename(unfinished, dataDirectory);
    return password;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await rm(passwordSource, { force: true });
  }
}

/** Sorting by code point and UTF-8 everywhere, whatever locales this system happens to have. */
const clusterFlags = [
  `--username=${superuser}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

function runInitdb(
  initdb: string,
  directory: string,
  account: Account | undefined,
  flags: string[],
): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(initdb, [`--pgdata=${directory}`, ...clusterFlags, ...flags], {
      ...account,
      cwd: '/',
      env: programEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.on('error', (error) => fail(explainSpawnFailure('initdb', error)));
    child.on('close', (code) =>
      code === 0 ? done() : fail(explainFailure('initdb', output, directory)),
    );
  });
}

/**
 * Environment of PostgreSQL's programs: messages in English, since failures are recognised by
 * them, and none of the PG* variables of somebody's other server.
 */
export function programEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' };
}

const unfinishedMark = '.unfinished-';

/** Removes what an interrupted initdb left: siblings named after a process that is gone. */
async function removeAbandoned(dataDirectory: string): Promise<void> {
  const parent = dirname(dataDirectory);
  const prefix = `${basename(dataDirectory)}${unfinishedMark}`;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const maker = Number.parseInt(name.slice(prefix.length), 10);
    if (maker !== process.pid && isAlive(maker)) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}
