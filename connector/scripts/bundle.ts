import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, context } from 'esbuild';

const home = join(import.meta.dirname, '..');

/** Makes `dist/browser/cdp.js`, the tracking script, of what is in `browser/`. */
export async function bundle(): Promise<void> {
  await build(await options());
}

/** Makes it again on every change, until the process ends. */
export async function watchBundle(): Promise<void> {
  const watcher = await context({ ...(await options()), logLevel: 'info' });
  await watcher.watch();
}

async function options(): Promise<BuildOptions> {
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
  return {
    entryPoints: [join(home, 'browser/cdp.ts')],
    outfile: join(home, 'dist/browser/cdp.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2021',
    charset: 'utf8',
    legalComments: 'none',
    define: { VERSION: JSON.stringify(version) },
  };
}
