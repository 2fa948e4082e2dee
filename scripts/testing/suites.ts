import { globSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { root } from '../root.ts';

/** A group of test files that are run in the same way. */
export type Suite = {
  name: string;
  /** Where its files are, relative to the root. */
  patterns: readonly string[];
  /** Files at once: one where a file starts Strapi or a browser. */
  concurrency: number;
  /** Longest time for one file, in ms. */
  timeout: number;
};

const minute = 60_000;
const codeFolders = ['config/src', 'connector/src', 'playground/src', 'playground/storefront'];
const pluginFolders = ['plugin/admin/src', 'plugin/server/src', 'plugin/shared'];

const inFolders = (folders: readonly string[]) =>
  folders.map((folder) => `${folder}/**/*.test.{ts,mts,mjs}`);

/** All suites, cheapest first, so that a mistake shows early. */
export const suites: readonly Suite[] = [
  {
    name: 'unit',
    patterns: inFolders([
      ...codeFolders,
      ...pluginFolders,
      'scripts',
      'tests/bench',
      'tests/support',
    ]),
    concurrency: 2,
    timeout: 3 * minute,
  },
  ...['integration', 'faults', 'clients', 'browser'].map((name) => ({
    name,
    patterns: inFolders([`tests/${name}`]),
    concurrency: 1,
    timeout: 15 * minute,
  })),
];

/** The test files of a suite, as absolute paths, sorted. */
export function filesOf(suite: Suite): string[] {
  return globSync([...suite.patterns], { cwd: root })
    .map((file) => join(root, file))
    .sort();
}

/**
 * Whether a file was asked for: every file if nothing was, or those that a given path names or
 * contains. Paths count from the working directory or from the root.
 */
export function isSelected(file: string, selections: readonly string[]): boolean {
  if (selections.length === 0) return true;
  return selections.some((selection) =>
    [resolve(selection), resolve(root, selection)].some(
      (path) => file === path || file.startsWith(path + sep),
    ),
  );
}

/** A path as it is printed. */
export function shownPath(file: string): string {
  return relative(root, file);
}
