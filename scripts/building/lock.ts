import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often a waiting build looks whether the other one is over, in ms. */
const pollInterval = 300;

/**
 * Runs one build of this folder at a time: `npm start` and `npm test` may begin together.
 *
 * @param onWait called once if another process is building
 */
export async function withBuildLock<T>(
  directory: string,
  onWait: (processId: number) => void,
  build: () => Promise<T>,
): Promise<T> {
  const file = join(directory, 'build.lock');
  await acquire(file, onWait);
  try {
    return await build();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string, onWait: (processId: number) => void): Promise<void> {
  for (let told = false; ; ) {
    if (await create(file)) return;
    const holder = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
    if (holder > 0 && !isAlive(holder)) {
      await rm(file, { force: true });
      continue;
    }
    if (!told && holder > 0) {
      told = true;
      onWait(holder);
    }
    await sleep(pollInterval);
  }
}

async function create(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(`${process.pid}\n`);
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
