import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The repository's root directory. */
export const root = join(import.meta.dirname, '..');

/** What the scripts keep between runs: databases, secrets, logs, build records. Git ignores it. */
export const stateDirectory = join(root, '.cdp');

/** A file of an installed package, for packages whose `exports` do not name it. */
export function fileOfPackage(name: string, file: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return join(dirname(manifest), file);
}

/** Programs (JavaScript files) of installed packages, to be run by this Node. */
export const programs = {
  typescript: fileOfPackage('typescript', 'bin/tsc'),
  strapi: fileOfPackage('@strapi/strapi', 'bin/strapi.js'),
  pluginSdk: fileOfPackage('@strapi/sdk-plugin', 'bin/strapi-plugin.js'),
  biome: fileOfPackage('@biomejs/biome', 'bin/biome'),
} as const;
