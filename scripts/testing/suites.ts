import { globSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { root } from '../root.ts';

/** A group of test files that are run in the same way. */
export type Suite = {
  name: string;
  /** Where its files are, relative to the root. */
  patterns: readonly string[];
  /** Places that one of its files takes, of those that there are; 0 if it mostly waits. */
  places: number;
  /** Longest time for one file, in ms. */
  timeout: number;
};

const minute = 60_000;
const codeFolders = ['config/src', 'connector/src', 'playground/src', 'playground/storefront'];
const pluginFolders = ['plugin/admin/src', 'plugin/server/src', 'plugin/shared'];

const inFolders = (folders: readonly string[]) =>
  folders.map((folder) => `${folder}/**/*.test.{ts,mts,mjs}`);

/** Places for what runs at once: one for each processor that continuous integration has. */
export const PLACES = 2;

const across = (name: string, patterns: string[], places: number): Suite => ({
  name,
  patterns,
  places,
  timeout: 15 * minute,
});

/**
 * All suites, cheapest first, so that a mistake shows early. What runs in a browser has the machine
 * for itself: Strapi, the browser and the connector are enough for it.
 */
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
    places: 1,
    timeout: 3 * minute,
  },
  across('outages', inFolders(['tests/faults/outages']), 0),
  across('integration', inFolders(['tests/integration']), 1),
  across('faults', ['tests/faults/*.test.ts'], 1),
  across('clients', inFolders(['tests/clients']), 1),
  across('browser', inFolders(['tests/browser']), 2),
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
