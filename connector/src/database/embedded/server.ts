import { type ChildProcess, spawn } from 'node:child_process';
import { totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import { programEnvironment } from './data-directory.ts';
import { EmbeddedDatabaseError, explainFailure, explainSpawnFailure } from './failures.ts';
import { ownerFlag } from './lock.ts';

/** What the server is started with. */
export type ServerOptions = {
  postgres: string;
  dataDirectory: string;
  port: number;
  account: Account | undefined;
  durable: boolean;
  onLog: (line: string) => void;
};

/** A PostgreSQL server process. */
export type Server = {
  /** Resolves when the server has ended, for whatever reason, with its last log lines. */
  ended: Promise<string>;
  /** Shuts down: sessions are cut, everything committed is on disk. Safe to call twice. */
  stop(): Promise<void>;
};

/** Recovery after a crash replays the log before the server answers, in ms. */
const startPatience = 120_000;

/** The kernel may need a moment to release what a killed server held, in ms. */
const releasePatience = 10_000;

/** After this, sessions are killed instead of asked to end, in ms. */
const stopPatience = 20_000;

const keptLogLines = 40;

/**
 * Starts PostgreSQL and waits until it accepts connections.
 *
 * @throws EmbeddedDatabaseError with a sentence about the reason
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const deadline = Date.now() + releasePatience;
  for (;;) {
    try {
      return await launch(options);
    } catch (error) {
      const heldByDyingServer = /pre-existing shared memory block/.test(String(error));
      if (!heldByDyingServer || Date.now() > deadline) throw error;
      await sleep(250);
    }
  }
}

async function launch(options: ServerOptions): Promise<Server> {
  const { postgres, dataDirectory, account } = options;
  const child = spawn(postgres, serverArguments(options), {
    ...account,
    cwd: '/',
    env: programEnvironment(),
    // A session of its own: Ctrl-C in the terminal reaches the starter, which decides the order.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const log = followLog(child, options.onLog);
  const ended = new Promise<string>((done) => {
    child.once('close', () => done(log.last()));
  });
  const notStarted = new Promise<never>((_, fail) => {
    child.once('error', (error) => fail(explainSpawnFailure('server', error)));
    child.once('close', () => fail(explainFailure('PostgreSQL', log.last(), dataDirectory)));
  });
  notStarted.catch(() => undefined);

  const guard = guardAgainstOrphan(child, account);
  const timer = new AbortController();
  try {
    await Promise.race([log.ready, notStarted, expire(dataDirectory, timer.signal)]);
  } catch (error) {
    child.kill('SIGQUIT');
    guard.dismiss();
    throw error;
  } finally {
    timer.abort();
  }
  ended.then(guard.dismiss);
  return { ended, stop: () => stop(child, ended) };
}

/**
 * Megabytes of pages that PostgreSQL keeps at hand: a sixteenth of the machine's memory, within bounds.
 * With its default of 128 MB the events of a week do not fit, and each look at a profile waits for pages.
 */
function sharedMemory(): number {
  const share = Math.round(totalmem() / 16 / 1024 / 1024);
  return Math.min(Math.max(share, 128), 512);
}

function serverArguments({ dataDirectory, port, durable }: ServerOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // Strapi, several connectors and a person with psql, each with a pool.
    max_connections: '200',
    shared_buffers: `${sharedMemory()}MB`,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', dataDirectory, '-p', String(port), '-c', ownerFlag, ...flags];
}

function followLog(child: ChildProcess, onLog: (line: string) => void) {
  const kept: string[] = [];
  let partial = '';
  const ready = new Promise<void>((done) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      const lines = (partial + chunk.toString()).split('\n');
      partial = lines.pop() ?? '';
      for (const line of lines) {
        kept.push(line);
        onLog(line);
        if (line.includes('database system is ready to accept connections')) done();
      }
      kept.splice(0, kept.length - keptLogLines);
    });
  });
  return { ready, last: () => [...kept, partial].join('\n') };
}

async function expire(dataDirectory: string, signal: AbortSignal): Promise<never> {
  await sleep(startPatience, undefined, { signal });
  throw new EmbeddedDatabaseError(
    'failed',
    `PostgreSQL did not get ready on ${dataDirectory} within ${startPatience / 1000} seconds.`,
  );
}

/**
 * Shuts PostgreSQL down when this process ends without doing so, be it by SIGKILL: a shell waits
 * for the end of a pipe that only this process holds open. Should both be killed, the next start
 * on the directory ends the orphan (see lock.ts). Windows has no such shell; there the next
 * start does all of it.
 */
function guardAgainstOrphan(server: ChildProcess, account: Account | undefined) {
  if (process.platform === 'win32' || server.pid === undefined) return { dismiss: () => undefined };
  const script = 'read -r _; kill -INT "$1"';
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(server.pid)], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined);
  guard.unref();
  return {
    dismiss: () => {
      guard.kill('SIGKILL');
    },
  };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  // PostgreSQL's shutdown modes, each harder than the one before: fast, immediate, none.
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    child.kill(signal);
    const timer = new AbortController();
    const patience = sleep(stopPatience, 'waiting', { signal: timer.signal }).catch(() => '');
    const outcome = await Promise.race([ended.then(() => 'ended'), patience]);
    timer.abort();
    if (outcome === 'ended') return;
  }
}
