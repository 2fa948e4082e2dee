import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type EmbeddedDatabase,
  startEmbeddedDatabase,
} from '../../connector/src/database/embedded.ts';
import { freePort } from '../../scripts/processes/index.ts';

const run = promisify(execFile);

/** A PostgreSQL server of a test's own, to do harm to. It waits for the disk, as in production. */
export type MortalDatabase = {
  /** Connection string of an empty database; the same after each start. */
  url: string;
  /** SIGKILL to the server: whatever it had in memory only is gone. Resolves when nothing runs. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port; it recovers by itself. */
  start(): Promise<void>;
  /** Stops all its processes where they are: connections stay open, and nobody answers. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Ends it and removes the data. */
  remove(): Promise<void>;
};

/** Starts a server. Remove it at the end of the test. */
export async function startMortalDatabase(): Promise<MortalDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'mortal-'));
  // Whoever tries to connect while it is away must not get its port for the attempt.
  const port = await freePort();
  const boot = () =>
    startEmbeddedDatabase({
      dataDirectory: join(directory, 'postgres'),
      port,
      databases: ['mortal'],
    });
  let server: EmbeddedDatabase | undefined = await boot();
  const { dataDirectory } = server;
  let frozen: number[] = [];

  const signal = (processes: number[], name: NodeJS.Signals) => {
    for (const id of processes) {
      try {
        process.kill(id, name);
      } catch {
        // It ended by itself in the meantime.
      }
    }
  };

  /** The first line of its lock file tells the server's own process. */
  async function leader(): Promise<number> {
    const [line = ''] = (await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8')).split('\n');
    const id = Number(line);
    if (!Number.isInteger(id) || id <= 1) throw new Error(`«${line}» is no process.`);
    return id;
  }

  const mortal: MortalDatabase = {
    url: server.url('mortal'),
    async kill() {
      const dying = server;
      server = undefined;
      if (!dying) return;
      signal([await leader()], 'SIGKILL');
      // The sessions notice that it is gone, and end too.
      await dying.ended;
    },
    async start() {
      server = await boot();
    },
    async freeze() {
      const id = await leader();
      // The leader first: it must not start further sessions.
      signal([id], 'SIGSTOP');
      frozen = [id, ...(await childrenOf(id))];
      signal(frozen, 'SIGSTOP');
    },
    async thaw() {
      signal(frozen.reverse(), 'SIGCONT');
      frozen = [];
    },
    async remove() {
      await mortal.thaw();
      await server?.stop();
      await rm(dataDirectory, { recursive: true, force: true });
      await rm(directory, { recursive: true, force: true });
    },
  };
  return mortal;
}

async function childrenOf(parent: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'ppid=,pid=']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([of, id]) => (of === parent && id !== undefined ? [id] : []));
}
