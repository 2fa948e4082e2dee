import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { stringify } from 'csv-stringify';
import { exportRecordSchema, type FileDestination } from 'strapi-cdp-config';
import { csvRow, OWN_COLUMNS } from './csv.ts';
import type { StreamFiles } from './paths.ts';

/** Nobody but the owner writes, and not everybody reads. */
const FILE_MODE = 0o640;

/** Turns the gathered records into the file that is wanted, line by line, and has it on the disk. */
export async function turn(
  { partial, made }: Pick<StreamFiles, 'partial' | 'made'>,
  { format, gzip }: Pick<FileDestination, 'format' | 'gzip'>,
  signal: AbortSignal,
): Promise<void> {
  const packed = gzip ? createGzip() : new PassThrough();
  const target = createWriteStream(made, { mode: FILE_MODE });
  if (format === 'csv') {
    const columns = await columnsOf(partial);
    const cells = Readable.from(rowsOf(partial));
    await pipeline(cells, stringify({ header: true, columns }), packed, target, { signal });
  } else {
    await pipeline(createReadStream(partial), packed, target, { signal });
  }
  const file = await open(made, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* rowsOf(path: string): AsyncGenerator<Record<string, string>> {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    yield csvRow(exportRecordSchema.parse(JSON.parse(line)));
  }
}

/** Those of all records: a processor may leave a field out of some. */
async function columnsOf(path: string): Promise<string[]> {
  const columns = new Set(OWN_COLUMNS);
  for await (const row of rowsOf(path)) for (const column of Object.keys(row)) columns.add(column);
  return [...columns];
}
