// Starts one of the scripts beside this file: node scripts/run.mjs <name> [arguments].
// Plain JavaScript in old syntax, so that even a Node that cannot run the others says why.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  const installed = existsSync(join(here, '..', 'node_modules', 'node', 'package.json'));
  console.error(
    `This is Node ${process.versions.node}; the scripts need 22.18 or newer. ` +
      (installed
        ? 'npm brings a suitable one when install scripts may run: run "npm ci" again, without --ignore-scripts, and start through npm ("npm start").'
        : 'Run "npm ci" first: it brings a suitable one.'),
  );
  process.exit(1);
}

const name = process.argv[2] ?? '';
const script = join(here, `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(script)) {
  console.error(`There is no script "${name}" in ${here}.`);
  process.exit(1);
}
process.argv.splice(1, 2, script);
await import(pathToFileURL(script).href);
