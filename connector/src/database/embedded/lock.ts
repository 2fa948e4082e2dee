import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EmbeddedDatabaseError, errorCode } from './failures.ts';

/** PostgreSQL's own lock file; its first line is the process that holds the directory. */
export const lockFile = 'postmaster.pid';

/**
 * Setting on the server's command line that names the process which started it, so that an orphan
 * can be told from a running site. PostgreSQL takes any name with a dot in it.
 */
const ownerSetting = 'strapi_cdp.owner';

/** The flag that marks a server as started by this process. */
export const ownerFlag = `${ownerSetting}=${process.pid}`;

/** How long an orphan may take to write its last pages before the start gives up, in ms. */
const orphanPatience = 30_000;

/**
 * Makes sure that no server works on the data directory before another is started on it:
 * - a lock file whose process is gone, or is something else by now, does not count (kill -9,
 *   power cut); PostgreSQL then recovers from its write-ahead log;
 * - a server whose starter is gone is shut down;
 * - a server whose starter lives is left alone.
 *
 * @throws EmbeddedDatabaseError `in_use`, naming both processes
 */
export async function claimDataDirectory(dataDirectory: string): Promise<void> {
  const server = await readProcessId(join(dataDirectory, lockFile));
  if (server === undefined || !isAlive(server)) return;
  const command = await commandLine(server);
  if (!command.includes(dataDirectory)) {
    // The number of the dead server has been given to another program, which PostgreSQL, seeing
    // only a number, would take for a running server.
    await rm(join(dataDirectory, lockFile), { force: true });
    return;
  }
  const owner = Number.parseInt(command.split(`${ownerSetting}=`)[1] ?? '', 10);
  if (isAlive(owner)) {
    throw new EmbeddedDatabaseError(
      'in_use',
      `Another start (process ${owner}) is using the databases in ${dataDirectory} (PostgreSQL is process ${server}). Stop that one first.`,
    );
  }
  await endOrphan(server, dataDirectory);
}

async function endOrphan(server: number, dataDirectory: string): Promise<void> {
  signal(server, 'SIGINT');
  const deadline = Date.now() + orphanPatience;
  // The command line, unlike the number, is gone at once even where nobody collects dead children.
  while ((await commandLine(server)).includes(dataDirectory)) {
    if (Date.now() > deadline) {
      throw new EmbeddedDatabaseError(
        'in_use',
        `PostgreSQL (process ${server}) still runs on ${dataDirectory} although its starter is gone. End it: kill -INT ${server}`,
      );
    }
    await sleep(50);
  }
}

async function readProcessId(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const id = Number.parseInt(text, 10);
  return Number.isInteger(id) && id > 0 ? id : undefined;
}

/** Whether a process with this number exists (whoever owns it). */
export function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function signal(processId: number, name: NodeJS.Signals): void {
  try {
    process.kill(processId, name);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

async function commandLine(processId: number): Promise<string> {
  try {
    return await readFile(`/proc/${processId}/cmdline`, 'utf8');
  } catch {
    const listing = promisify(execFile)('ps', ['-o', 'command=', '-p', String(processId)]);
    return listing.then(
      ({ stdout }) => stdout,
      () => '',
    );
  }
}
