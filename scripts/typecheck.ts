import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { buildStale } from './building/index.ts';
import { programs, root } from './root.ts';
import { explain } from './site/index.ts';
import { showProgress } from './terminal/index.ts';

const manifestSchema = z.object({ scripts: z.record(z.string(), z.string()).optional() });

/** Packages of the workspace; the root stands for scripts/ and tests/. */
const folders = ['.', 'config', 'connector', 'plugin', 'playground'];

try {
  // Packages see each other through their built types.
  await buildStale(showProgress());
  const queue = folders.values();
  const work = async () => {
    for (const folder of queue) {
      if (!(await check(folder))) process.exitCode = 1;
    }
  };
  await Promise.all([work(), work()]);
} catch (error) {
  console.error(`\n${explain(error)}`);
  process.exitCode = 1;
}

/** Runs the package's own `typecheck` script if it has one (several projects), or its only project. */
async function check(folder: string): Promise<boolean> {
  const directory = join(root, folder);
  const manifest = await readFile(join(directory, 'package.json'), 'utf8');
  const { scripts } = manifestSchema.parse(JSON.parse(manifest));
  const own = folder !== '.' && scripts?.typecheck !== undefined;
  const child = own
    ? spawn('npm', ['run', '--silent', 'typecheck'], { cwd: directory, stdio: 'inherit' })
    : spawn(process.execPath, [programs.typescript, '--noEmit', '-p', directory], {
        stdio: 'inherit',
      });
  const code = await new Promise((done) => child.once('close', done));
  console.log(
    `  ${code === 0 ? '✓' : '✗'} types of ${folder === '.' ? 'scripts and tests' : folder}`,
  );
  return code === 0;
}
