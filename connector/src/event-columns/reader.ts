import type { PoolClient } from 'pg';
import { BoundedCache } from './cache.ts';
import { ChunkBuilder, type ChunkEvent, type EncodedChunk, type EncodedColumn } from './chunk.ts';
import { type Column, decodeColumn, emptyColumn, type Ids, type Rows } from './column.ts';
import { alignedCopy, unpack } from './encoding.ts';
import { MOST_KINDS } from './kinds.ts';
import { isLeftOut } from './paths.ts';

/** Bytes of what one statement reads, about. */
const BYTES_AT_ONCE = 32 * 1024 * 1024;

/** Bytes of an event in the columns that one statement reads, at most. */
const BYTES_OF_EVENT = 8;

/** Events that are in no chunk yet of which a question can be answered; while there are more, SQL does. */
const MOST_WAITING = 200_000;

/** A chunk, and what was asked for of it. */
export interface Chunk extends Rows {
  ids: Ids | null;
  columns: Map<string, Column>;
}

/** Which events, what of them, and from when on. */
export interface Wanted {
  type: string;
  /** Null for all names. */
  name: string | null;
  /** Names of columns. */
  columns: readonly string[];
  /** Whether numbers in the inbox matter. */
  ids: boolean;
  /** Milliseconds: chunks that have only earlier or later events are left out. */
  from: number;
  /** Milliseconds: not included. */
  to: number;
}

interface ChunkRow {
  kind_id: number;
  chunk: number;
  version: string;
  rows: number;
  from_time: number;
  to_time: number;
  first_id: number;
  left_out: string[];
}

type Part = Rows | Ids | Column;

/** The end of the keys of what every event has. */
const ROWS = '\n';
const IDS = '\n#';

/**
 * Reads columns, and remembers what it read, within a bound of memory. All reading for one question must
 * be in one transaction that sees one moment.
 */
export class ColumnReader {
  readonly #parts: BoundedCache<Part>;

  /** @param limit bytes that are remembered */
  constructor(limit: number) {
    this.#parts = new BoundedCache(limit);
  }

  /**
   * Reads the chunks of events, and as another the events that came since the last was made.
   *
   * @returns undefined when columns do not have all that is wanted
   */
  async read(client: PoolClient, wanted: Wanted): Promise<AsyncIterable<Chunk> | undefined> {
    const kinds = await this.#kindsOf(client, wanted);
    if (!kinds) return undefined;
    const { rows } = await client.query<ChunkRow>(
      `select kind_id, chunk, version, rows, from_time, to_time, first_id, left_out
        from cdp.event_chunks
        where kind_id = any($1::integer[]) and to_time >= $2 and from_time < $3
        order by kind_id, chunk`,
      [kinds, wanted.from, wanted.to],
    );
    const isWhole = rows.every(({ left_out }) =>
      wanted.columns.every((name) => !isLeftOut(name, left_out)),
    );
    if (!isWhole) return undefined;
    const waiting = await this.#readWaiting(client, wanted);
    if (waiting === 'left out') return undefined;
    return this.#chunks(client, rows, wanted, waiting);
  }

  async #kindsOf(client: PoolClient, { type, name }: Wanted): Promise<number[] | undefined> {
    const { rows } = await client.query<{ id: number; type: string; name: string }>(
      'select id, type, name from cdp.event_kinds',
    );
    const meant = rows.filter(
      (kind) => kind.type === type && (name === null || kind.name === name),
    );
    const isAll = rows.length < MOST_KINDS || (name !== null && meant.length > 0);
    return isAll ? meant.map(({ id }) => id) : undefined;
  }

  /** Some at a time: what does not fit into the bound is not in memory all at once. */
  async *#chunks(
    client: PoolClient,
    rows: ChunkRow[],
    wanted: Wanted,
    waiting: Chunk | undefined,
  ): AsyncIterable<Chunk> {
    const width = BYTES_OF_EVENT + 2 * wanted.columns.length + (wanted.ids ? 8 : 0);
    const atOnce = Math.max(1, Math.floor(BYTES_AT_ONCE / (60_000 * width)));
    for (let from = 0; from < rows.length; from += atOnce) {
      const some = rows.slice(from, from + atOnce);
      const read = await this.#readParts(client, some, wanted);
      for (const row of some) yield this.#chunkOf(row, wanted, read);
    }
    if (waiting) yield waiting;
  }

  async #readParts(
    client: PoolClient,
    chunks: ChunkRow[],
    { columns, ids }: Wanted,
  ): Promise<Map<string, Part>> {
    const parts = new Map<string, Part>();
    const missing = (end: string) =>
      chunks.filter(({ version }) => {
        const known = this.#parts.get(version + end);
        if (known) parts.set(version + end, known);
        return !known;
      });
    const keep = (key: string, part: Part) => {
      parts.set(key, part);
      this.#parts.set(key, part);
    };
    await readRows(client, missing(ROWS), keep);
    if (ids) await readIds(client, missing(IDS), keep);
    for (const name of columns) await readColumn(client, name, missing(name), keep);
    return parts;
  }

  #chunkOf({ version }: ChunkRow, { columns, ids }: Wanted, parts: Map<string, Part>): Chunk {
    const rows = parts.get(version + ROWS) as Rows;
    return {
      ...rows,
      ids: ids ? (parts.get(version + IDS) as Ids) : null,
      columns: new Map(columns.map((name) => [name, parts.get(version + name) as Column])),
    };
  }

  /** Reads events that are in no chunk yet, as a chunk. */
  async #readWaiting(client: PoolClient, wanted: Wanted): Promise<Chunk | 'left out' | undefined> {
    const { type, name, columns } = wanted;
    const { rows: backlog } = await client.query<{ waiting: number }>(
      `select greatest(0, last_value - coalesce((select up_to from cdp.event_columns_progress), 0)
        )::float8 as waiting from cdp.event_arrivals`,
    );
    if ((backlog[0]?.waiting ?? 0) > MOST_WAITING) return 'left out';
    const needs = (root: string) => columns.some((column) => column.startsWith(root));
    const { rows } = await client.query<ChunkEvent>(
      `select e.arrival::float8 as arrival, i.number as person, e.source,
          floor(extract(epoch from e.timestamp) * 1000)::float8 as time, e.id::float8 as id,
          ${needs('property:') ? 'e.properties' : `'{}'::jsonb as properties`},
          ${needs('context:') ? 'e.context' : `'{}'::jsonb as context`}
        from cdp.events e join cdp.identifiers i on i.id = e.identifier_id
        where e.arrival > coalesce((select up_to from cdp.event_columns_progress), 0)
          and e.type = $1 and ($2::text is null or e.name = $2)
        order by e.arrival`,
      [type, name],
    );
    if (rows.length === 0) return undefined;
    const builder = new ChunkBuilder();
    for (const row of rows) builder.add(row);
    const { chunk, columns: built } = builder.encode();
    if (columns.some((one) => isLeftOut(one, chunk.left_out))) return 'left out';
    const found = new Map(built.map((column) => [column.path, column]));
    return {
      ...rowsOf(chunk),
      ids: idsOf(chunk),
      columns: new Map(
        columns.map((one) => {
          const column = found.get(one);
          return [one, column ? decodeColumn(column, chunk.rows) : emptyColumn(chunk.rows)];
        }),
      ),
    };
  }
}

type Keep = (key: string, part: Part) => void;

async function readRows(client: PoolClient, chunks: ChunkRow[], keep: Keep): Promise<void> {
  for (const row of await readPlaces<EncodedChunk & Key>(client, chunks, 'people, times')) {
    const chunk = chunkOf(chunks, row);
    if (chunk) keep(chunk.version + ROWS, rowsOf({ ...row, ...chunk }));
  }
}

async function readIds(client: PoolClient, chunks: ChunkRow[], keep: Keep): Promise<void> {
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

async function readColumn(
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

function rowsOf(
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

function idsOf(chunk: Pick<EncodedChunk, 'rows' | 'first_id' | 'ids'>): Ids {
  const ids = unpack(chunk.ids, chunk.rows);
  return { base: chunk.first_id, ids, bytes: ids.byteLength };
}
