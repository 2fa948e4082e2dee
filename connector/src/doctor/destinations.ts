import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Destination } from 'strapi-cdp-config';
import { type Finding, fine, wrong } from './finding.ts';

/** May we write into the folders of the file destinations? */
export async function checkDestinations(destinations: Destination[]): Promise<Finding[]> {
  const files = destinations.filter((destination) => destination.kind === 'file');
  return Promise.all(files.map(({ key, directory }) => checkFolder(key, resolve(directory))));
}

async function checkFolder(key: string, directory: string): Promise<Finding> {
  const check = 'destination';
  const existing = await nearestExisting(directory);
  if (!existing.isDirectory) {
    return wrong(
      check,
      `«${key}»: ${existing.path} is no folder.`,
      `Move it away, or correct directory of the destination «${key}».`,
    );
  }
  const writable = await access(existing.path, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (writable) return fine(check, `«${key}»: ${directory} can be written to.`);
  return wrong(
    check,
    `«${key}»: ${directory} cannot be written to.`,
    `Give the account of the connector the permission to write to ${existing.path}.`,
  );
}

/** A folder that is not there yet is made by the first run, in the nearest one that is. */
async function nearestExisting(path: string): Promise<{ path: string; isDirectory: boolean }> {
  const found = await stat(path).catch(() => undefined);
  if (found || dirname(path) === path) return { path, isDirectory: found?.isDirectory() ?? false };
  return nearestExisting(dirname(path));
}
