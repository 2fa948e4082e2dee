import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, stateDirectory } from '../root.ts';
import { duration, type Progress } from '../terminal/index.ts';
import { fingerprint } from './fingerprint.ts';
import { withBuildLock } from './lock.ts';
import { type Package, packages } from './packages.ts';

/** A build command failed; the message holds its output. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}

/**
 * Fingerprints of what each package was last built from and of what came out. Both are compared:
 * a folder that a watcher or a person has changed since is not what its sources say.
 */
type Records = Partial<Record<string, { from: string; result: string }>>;

const recordFile = join(stateDirectory, 'build.json');

/**
 * Builds the packages whose sources, dependencies or results have changed since their last build,
 * independent ones at the same time.
 *
 * @param signal ends running builds when it is aborted
 * @param names the packages to build; those that they come after must be among them
 * @throws BuildError for the first that fails
 */
export async function buildStale(
  progress: Progress,
  signal?: AbortSignal,
  names: readonly string[] = packages.map(({ name }) => name),
): Promise<void> {
  await mkdir(stateDirectory, { recursive: true });
  const waiting = (processId: number) =>
    progress.update('build', `waiting for another build (process ${processId})`);
  await withBuildLock(stateDirectory, waiting, async () => {
    const records = await readRecords();
    const builds = new Map<string, Promise<void>>();
    for (const item of packages.filter(({ name }) => names.includes(name))) {
      const before = Promise.all(item.after.map((name) => builds.get(name)));
      builds.set(
        item.name,
        before.then(() => buildOne(item, records, progress, signal)),
      );
    }
    const outcomes = await Promise.allSettled(builds.values());
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) throw failure.reason;
  });
}

async function buildOne(
  item: Package,
  records: Records,
  progress: Progress,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  const from = await fingerprint(root, [...item.inputs, 'package-lock.json']);
  const last = records[item.name];
  if (last?.from === from && last.result === (await fingerprint(root, [item.output]))) {
    progress.finish(item.name, 'up to date');
    return;
  }
  const begin = Date.now();
  progress.update(item.name, 'building');
  try {
    await rm(join(root, item.output), { recursive: true, force: true });
    await runCommand(item, signal);
  } catch (error) {
    progress.finish(item.name, `failed after ${duration(Date.now() - begin)}`, 'failed');
    throw error;
  }
  records[item.name] = { from, result: await fingerprint(root, [item.output]) };
  await writeFile(recordFile, `${JSON.stringify(records, undefined, 2)}\n`);
  progress.finish(item.name, `built in ${duration(Date.now() - begin)}`);
}

function runCommand(
  { name, directory, command }: Package,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...command], {
      cwd: directory,
      env: { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.on('error', fail);
    child.on('close', (code, signal) => {
      if (code === 0) return done();
      const reason = signal ?? `exit code ${code}`;
      fail(new BuildError(`The build of ${name} failed (${reason}):\n\n${output.trim()}`));
    });
  });
}

async function readRecords(): Promise<Records> {
  try {
    return JSON.parse(await readFile(recordFile, 'utf8'));
  } catch {
    return {};
  }
}
