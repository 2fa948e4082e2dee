import type { PoolClient } from 'pg';
import type { EncodedChunk, EncodedColumn } from './chunk.ts';
import { type Column, decodeColumn, emptyColumn, type Ids, type Rows } from './column.ts';
import { alignedCopy, unpack } from './encoding.ts';

/** A chunk as it is kept, without its parts. */
export interface ChunkRow {
  kind_id: number;
  chunk: number;
  version: string;
  rows: number;
  from_time: number;
  to_time: number;
  first_id: number;
  left_out: string[];
}

/** What of a chunk is read, and remembered, by itself. */
export type Part = Rows | Ids | Column;

/** The end of the keys of what every event has. */
export const ROWS = '\n';
export const IDS = '\n#';

type Keep = (key: string, part: Part) => void;

/** Reads who did what when, of chunks. */
export async function readRows(client: PoolClient, chunks: ChunkRow[], keep: Keep): Promise<void> {
  for (const row of await readPlaces<EncodedChunk & Key>(client, chunks, 'people, times')) {
    const chunk = chunkOf(chunks, row);
    if (chunk) keep(chunk.version + ROWS, rowsOf({ ...row, ...chunk }));
  }
}

/** Reads the numbers in the inbox, of chunks. */
export async function readIds(client: PoolClient, chunks: ChunkRow[], keep: Keep): Promise<void> {
  for (const row of await readPlaces<EncodedChunk & Key>(client, chunks, 'ids')) {
    const chunk = chunkOf(chunks, row);
    if (chunk) keep(chunk.version + IDS, idsOf({ ...row, ...chunk }));
  }
}

type Key = { kind_id: number; chunk: number };

function placesOf(chunks: ChunkRow[]): [number[], number[]] {
  return [chunks.map(({ kind_id }) => kind_id), chunks.map(({ chunk }) => chunk)];
}

async function readPlaces<Row extends object>(
  client: PoolClient,
  chunks: ChunkRow[],
  columns: string,
): Promise<Row[]> {
  if (chunks.length === 0) return [];
  const { rows } = await client.query<Row>(
    `select kind_id, chunk, ${columns} from cdp.event_chunks
      join unnest($1::integer[], $2::integer[]) as asked (kind_id, chunk) using (kind_id, chunk)`,
    placesOf(chunks),
  );
  return rows;
}

/** Reads a column of chunks; an empty one of those that have none. */
export async function readColumn(
  client: PoolClient,
  name: string,
  chunks: ChunkRow[],
  keep: Keep,
): Promise<void> {
  if (chunks.length === 0) return;
  const { rows } = await client.query<EncodedColumn & Key>(
    `select kind_id, chunk, counts, codes, dictionary from cdp.event_columns
      join unnest($1::integer[], $2::integer[]) as asked (kind_id, chunk) using (kind_id, chunk)
      where path = $3`,
    [...placesOf(chunks), name],
  );
  const found = new Map(rows.map((row) => [`${row.kind_id} ${row.chunk}`, row]));
  for (const { kind_id, chunk, version, rows: length } of chunks) {
    const row = found.get(`${kind_id} ${chunk}`);
    keep(version + name, row ? decodeColumn(row, length) : emptyColumn(length));
  }
}

function chunkOf(chunks: ChunkRow[], { kind_id, chunk }: Key): ChunkRow | undefined {
  return chunks.find((one) => one.kind_id === kind_id && one.chunk === chunk);
}

/** Who did what when, of a chunk. */
export function rowsOf(
  chunk: Pick<EncodedChunk, 'rows' | 'from_time' | 'to_time' | 'people' | 'times'>,
): Rows {
  const people = new Uint32Array(alignedCopy(chunk.people));
  const times = unpack(chunk.times, chunk.rows);
  return {
    rows: chunk.rows,
    people,
    fromTime: chunk.from_time,
    toTime: chunk.to_time,
    times,
    bytes: people.byteLength + times.byteLength,
  };
}

/** The numbers in the inbox, of a chunk. */
export function idsOf(chunk: Pick<EncodedChunk, 'rows' | 'first_id' | 'ids'>): Ids {
  const ids = unpack(chunk.ids, chunk.rows);
  return { base: chunk.first_id, ids, bytes: ids.byteLength };
}
