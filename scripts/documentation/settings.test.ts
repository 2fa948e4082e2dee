import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../root.ts';
import { settingsTable } from './settings.ts';

const cells = (table: string) =>
  table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the README', () => {
  it('names every variable of the connector, its default and its use (npm run docs)', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8');
    const [, documented = ''] = readme.split(/<!-- \/?settings -->/);
    assert.deepEqual(cells(documented), cells(settingsTable()));
  });
});
