// Builds the connector: `dist/` of `src/` and `browser/`. With --watch, again on every change; with
// --script, the tracking script of `browser/` alone.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bundle, watchBundle } from './bundle.ts';

const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);
const watch = process.argv.includes('--watch');
const scriptOnly = process.argv.includes('--script');
const project = ['-p', join(import.meta.dirname, '../tsconfig.build.json')];

await Promise.all([
  scriptOnly || compile(watch ? [...project, '--watch', '--preserveWatchOutput'] : project),
  watch ? watchBundle() : bundle(),
]);

async function compile(parameters: string[]): Promise<void> {
  const child = spawn(process.execPath, [compiler, ...parameters], { stdio: 'inherit' });
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) process.exitCode = 1;
}
