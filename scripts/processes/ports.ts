import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

/** Finds out whether a port can be listened on. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(true)));
  });
}

/**
 * Ports below those that systems give to connections: of those, one could be taken by anybody's
 * connection before its service listens.
 */
const lowestPort = 20_000;
const highestPort = 32_000;

/** A port on 127.0.0.1 that nothing listens on at this moment. Chance keeps two callers apart. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowestPort, highestPort);
    if (await isFree(port)) return port;
  }
}

/** Programs that list listeners, with what to find in their output. */
const listings = [
  {
    command: 'ss',
    args: (port: number) => ['-ltnpH', `sport = :${port}`],
    pattern: /\(\("(?<name>[^"]+)",pid=(?<id>\d+)/,
  },
  {
    command: 'lsof',
    args: (port: number) => ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'],
    pattern: /p(?<id>\d+)\nc(?<name>.+)/,
  },
];

/** Who listens on a port, in words, if the system tells: `node (process 4711)`. */
export async function userOfPort(port: number): Promise<string | undefined> {
  for (const { command, args, pattern } of listings) {
    try {
      const { stdout } = await promisify(execFile)(command, args(port));
      const { name, id } = pattern.exec(stdout)?.groups ?? {};
      // The system tells the name of the thread; Node's first is called like this.
      if (name && id) return `${name === 'MainThread' ? 'node' : name} (process ${id})`;
    } catch {
      // Not installed, or it found nothing: the next one may know.
    }
  }
  return undefined;
}
