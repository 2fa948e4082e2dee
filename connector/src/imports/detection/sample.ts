import type { ImportFormat } from 'strapi-cdp-config';
import { CsvReader } from '../reading/csv.ts';
import { NdjsonReader } from '../reading/ndjson.ts';
import type { Row } from '../reading/row.ts';

/** Rows that the detection looks at. */
const MOST_ROWS = 2_000;

/** The beginning of a file. */
export interface Head {
  /** Unpacked. */
  bytes: Uint8Array;
  /** Whether that is the whole file. */
  isWhole: boolean;
}

/** Reads the rows of a beginning; the last one is left out where it may be cut. */
export function sampleRows(head: Head, format: ImportFormat): Row[] {
  const text = decodeHead(head, format.encoding);
  const reader = format.kind === 'csv' ? new CsvReader(format) : new NdjsonReader();
  const rows = [...reader.read(text), ...reader.end()];
  if (!head.isWhole && rows.length > 1) rows.pop();
  return rows.slice(0, MOST_ROWS);
}

/** The text of a beginning, without a byte order mark. */
export function decodeHead({ bytes, isWhole }: Head, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes, { stream: !isWhole });
}
