import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseAccount } from './account.ts';
import { chooseDataDirectory, passwordFile, superuser } from './data-directory.ts';
import { isAlive, lockFile } from './lock.ts';

/** Line of PostgreSQL's lock file that holds the port, counted from 0. */
const PORT_LINE = 3;

/**
 * Finds the embedded PostgreSQL that another process runs on a data directory.
 *
 * @returns the connection string of one of its databases, or undefined when none runs
 */
export async function findRunningDatabase(
  dataDirectory: string,
  database: string,
): Promise<string | undefined> {
  const directory = await chooseDataDirectory(dataDirectory, await chooseAccount(dataDirectory));
  try {
    const lines = (await readFile(join(directory, lockFile), 'utf8')).split('\n');
    if (!isAlive(Number.parseInt(lines[0] ?? '', 10))) return undefined;
    const port = Number.parseInt(lines[PORT_LINE] ?? '', 10);
    const password = (await readFile(join(directory, passwordFile), 'utf8')).trim();
    return `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  } catch {
    return undefined;
  }
}
