import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What builds write, so that it is no input, unless it is named itself. */
const generated = new Set([
  'node_modules',
  'dist',
  '.cache',
  '.strapi',
  '.tmp',
  '.cdp',
  'generated',
  'uploads',
  // What a compiler remembers for itself: checking types writes it too, beside the result of a build.
  '.tsbuildinfo',
]);

/**
 * One value for the names and contents of files: equal values mean equal contents. Modification
 * times do not count, as git changes them at will. Tests are left out; paths that do not exist
 * count as empty.
 *
 * @param paths files and folders, relative to `root`
 */
export async function fingerprint(root: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) await addPath(hash, root, path);
  return hash.digest('hex');
}

type Hash = ReturnType<typeof createHash>;

async function addPath(hash: Hash, root: string, path: string): Promise<void> {
  const entry = await lstat(join(root, path)).catch(() => undefined);
  if (entry?.isFile()) {
    hash.update(`${path}\0${entry.size}\0`);
    hash.update(await readFile(join(root, path)));
  }
  if (!entry?.isDirectory()) return;
  const names = (await readdir(join(root, path))).sort();
  for (const name of names) {
    if (generated.has(name) || /\.test\.tsx?$/.test(name)) continue;
    await addPath(hash, root, `${path}/${name}`);
  }
}
