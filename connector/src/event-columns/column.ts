import { codesOf } from './chunk.ts';
import type { Numbers } from './encoding.ts';

/** When whose events were. */
export interface Rows {
  rows: number;
  /** Numbers of identifiers; 0 for an event that was erased. */
  people: Uint32Array;
  /** Milliseconds of the base of times. */
  fromTime: number;
  /** Milliseconds: none is later. */
  toTime: number;
  times: Numbers;
  bytes: number;
}

/** Numbers in the inbox, which tell events of one moment apart. */
export interface Ids {
  base: number;
  ids: Numbers;
  bytes: number;
}

/** What events of a chunk have at one path. */
export interface Column {
  /** Where the values of each event begin in `codes`; null where each has one at most. */
  starts: Uint32Array | null;
  /** Places in `values` from 1; 0 for no value. */
  codes: Uint8Array | Uint16Array;
  values: unknown[];
  bytes: number;
}

/** Bytes of a value in memory, roughly. */
const VALUE = 40;

/** Reads a column that was stored. */
export function decodeColumn(
  { counts, codes, dictionary }: { counts: Buffer | null; codes: Buffer; dictionary: string },
  rows: number,
): Column {
  const values: unknown[] = JSON.parse(dictionary);
  const starts = counts && startsOf(counts, rows);
  const decoded = codesOf(codes, values.length);
  const bytes =
    decoded.byteLength + (starts?.byteLength ?? 0) + dictionary.length + values.length * VALUE;
  return { starts, codes: decoded, values, bytes };
}

/** A column of events that have nothing there. */
export function emptyColumn(rows: number): Column {
  return { starts: null, codes: new Uint8Array(rows), values: [], bytes: rows };
}

function startsOf(counts: Buffer, rows: number): Uint32Array {
  const starts = new Uint32Array(rows + 1);
  for (let row = 0; row < rows; row += 1) starts[row + 1] = (starts[row] ?? 0) + (counts[row] ?? 0);
  return starts;
}
