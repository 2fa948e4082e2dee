import { relative, resolve } from 'node:path';
import { root } from '../root.ts';

/** What unit tests of a folder need to have been built: they import their own package's sources. */
const needs: readonly [folder: string, packages: readonly string[]][] = [
  ['config/', ['config']],
  ['connector/', ['config', 'connector']],
  ['plugin/', ['config']],
];

/**
 * The packages that tests need, or undefined for all of them: a changed line of the connector need not
 * wait until the admin of the playground is built.
 *
 * @param selections what was asked for; see `isSelected`
 */
export function packagesFor(selections: readonly string[]): readonly string[] | undefined {
  const needed = selections.map((selection) => {
    const path = relative(root, resolve(selection));
    return needs.find(([folder]) => path.startsWith(folder))?.[1];
  });
  if (needed.length === 0 || needed.includes(undefined)) return undefined;
  return [...new Set(needed.flatMap((packages) => packages ?? []))];
}
