import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withSettings } from './documentation/settings.ts';
import { root } from './root.ts';

const file = join(root, 'README.md');
await writeFile(file, withSettings(await readFile(file, 'utf8')));
// The linter refuses a table that is not laid out.
execFileSync('npx', ['biome', 'format', '--write', file], { cwd: root, stdio: 'pipe' });
console.log('The README has the settings of today.');
