import type { ImportFormat } from 'strapi-cdp-config';
import type { Row } from './row.ts';
import { readRows } from './rows.ts';
import { unpack } from './unpack.ts';

/** Rows in one batch: enough to share the cost of its statements. */
const MOST_ROWS = 1_000;

/** Characters in one batch: rows can be long, and memory must not grow with them. */
const MOST_CHARACTERS = 2 * 1024 * 1024;

/** Rows that go together. */
export interface Batch {
  /** The first row of the file, which may be the headings. */
  first: Row;
  rows: Row[];
}

/**
 * Reads a file in batches of rows, without its headings.
 *
 * @param limit bytes of the file after unpacking
 * @param after rows up to this number are passed over
 * @throws ImportFailure
 */
export async function* readBatches(
  chunks: AsyncIterable<Uint8Array>,
  format: ImportFormat,
  { limit, after }: { limit: number; after: number },
): AsyncGenerator<Batch> {
  let first: Row | undefined;
  let rows: Row[] = [];
  let characters = 0;
  for await (const row of readRows(unpack(chunks, limit), format)) {
    const isHeader: boolean = first === undefined && format.kind === 'csv' && format.header;
    first ??= row;
    if (isHeader || row.row <= after) continue;
    rows.push(row);
    characters += row.raw.length;
    if (rows.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
    yield { first, rows };
    rows = [];
    characters = 0;
  }
  if (first && rows.length > 0) yield { first, rows };
}
