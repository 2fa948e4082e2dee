import { execFile, spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedDatabaseError, errorCode, useAnotherServer } from './failures.ts';

/** A system account; PostgreSQL refuses to run as root. */
export type Account = { uid: number; gid: number };

/** Accounts that root hands the work to, in this order. Every Unix has the second one. */
const candidates = ['postgres', 'nobody'];

/**
 * The account that PostgreSQL has to run as: `undefined` for "the one of this process".
 * Root uses the owner of an existing data directory (a cluster may have been made before, by
 * somebody else), or else an unprivileged account.
 *
 * @throws EmbeddedDatabaseError when there is none
 */
export async function chooseAccount(dataDirectory: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;

  const owner = await ownerOf(dataDirectory);
  if (owner && owner.uid !== 0) return owner;

  for (const name of candidates) {
    const account = await lookUp(name);
    if (account) return account;
  }
  throw new EmbeddedDatabaseError(
    'not_runnable',
    `PostgreSQL does not run as root, and this system has none of the accounts ${candidates.join(', ')}. Create one (useradd --system postgres), start as another user, or ${useAnotherServer}.`,
  );
}

async function ownerOf(path: string): Promise<Account | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const id = async (flag: string) =>
      Number((await promisify(execFile)('id', [flag, name])).stdout.trim());
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    return undefined;
  }
}

/**
 * Whether the account can enter a directory, which takes permission on every one above it.
 * The kernel is asked, by a process of that account: mode bits alone miss access-control lists.
 * A directory that does not exist yet counts as the nearest one that does.
 */
export async function canEnter(account: Account, directory: string): Promise<boolean> {
  if (!(await ownerOf(directory))) return canEnter(account, dirname(directory));
  return check(account, 'test -x "$1"', directory);
}

/** Whether the account can read and execute a program and read the files beside it. */
export function canRun(account: Account, program: string): boolean {
  return check(account, 'test -x "$1" && test -r "$1"', program);
}

function check(account: Account, condition: string, path: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', condition, 'sh', path], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return status === 0;
}
