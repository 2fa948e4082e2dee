import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { stringify } from 'csv-stringify';
import type { ActivationRow, FileDestination } from 'strapi-cdp-config';
import { cellOf } from './csv.ts';
import { onFile } from './failure.ts';
import { streamFiles } from './paths.ts';
import { syncDirectory } from './sync-directory.ts';

/** Personal data: no access for everybody. */
const FILE_MODE = 0o640;

/** What is written. */
export interface Members {
  rows: AsyncIterable<ActivationRow>;
  /** Names of what every row has, in their order. */
  columns: string[];
  signal: AbortSignal;
}

/**
 * Writes everybody into `<directory>/<identifier>.ndjson` or `.csv`, aside first: readers see the file
 * of before until the new one is whole. Whoever is interrupted writes it anew.
 */
export async function writeMembers(
  definition: Pick<FileDestination, 'directory' | 'format' | 'gzip'>,
  identifier: string,
  { rows, columns, signal }: Members,
): Promise<void> {
  const { directory, whole, made } = streamFiles(definition, identifier, 'activation');
  await onFile(whole, async () => {
    await mkdir(directory, { recursive: true });
    try {
      const lines =
        definition.format === 'csv'
          ? [Readable.from(cellsOf(rows)), stringify({ header: true, columns })]
          : [Readable.from(linesOf(rows))];
      const packed = definition.gzip ? createGzip() : new PassThrough();
      const target = createWriteStream(made, { mode: FILE_MODE });
      await pipeline([...lines, packed, target], { signal });
      const file = await open(made, 'r');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(made, whole);
    } catch (error) {
      await rm(made, { force: true });
      throw error;
    }
    await syncDirectory(directory);
  });
}

async function* linesOf(rows: AsyncIterable<ActivationRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

async function* cellsOf(
  rows: AsyncIterable<ActivationRow>,
): AsyncGenerator<Record<string, string>> {
  for await (const row of rows) {
    yield Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)]));
  }
}
