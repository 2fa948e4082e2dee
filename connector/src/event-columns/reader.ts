import type { PoolClient } from 'pg';
import { BoundedCache } from './cache.ts';
import { ChunkBuilder, type ChunkEvent } from './chunk.ts';
import { type Column, decodeColumn, emptyColumn, type Ids, type Rows } from './column.ts';
import { MOST_KINDS } from './kinds.ts';
import {
  type ChunkRow,
  IDS,
  idsOf,
  type Part,
  ROWS,
  readColumn,
  readIds,
  readRows,
  rowsOf,
} from './parts.ts';
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

/** How far columns have come, at the moment of a transaction. */
interface State {
  kinds: { id: number; type: string; name: string }[];
  /** Events up to this arrival are in chunks. */
  upTo: number;
  /** Events after it, about; none only if there are none. */
  waiting: number;
}

/** Remembers what was read of columns, within a bound of memory. */
export class ColumnReader {
  readonly #parts: BoundedCache<Part>;

  /** @param limit bytes that are remembered */
  constructor(limit: number) {
    this.#parts = new BoundedCache(limit);
  }

  /** Begins to read at the moment of a transaction, which must see the same moment to its end. */
  async open(client: PoolClient): Promise<ColumnReading> {
    const { rows } = await client.query<State>(`
      select up_to::float8 as "upTo",
        greatest(0, case when is_called then last_value else 0 end - up_to)::float8 as waiting,
        (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'type', type, 'name', name)), '[]')
          from cdp.event_kinds) as kinds
      from cdp.event_arrivals,
        (select coalesce((select up_to from cdp.event_columns_progress), 0) as up_to) as progress
    `);
    const [state] = rows;
    if (!state) throw new Error('A sequence has a row.');
    return new ColumnReading(client, state, this.#parts);
  }
}

/** Columns at one moment. */
export class ColumnReading {
  readonly #client: PoolClient;
  readonly #state: State;
  readonly #parts: BoundedCache<Part>;

  constructor(client: PoolClient, state: State, parts: BoundedCache<Part>) {
    this.#client = client;
    this.#state = state;
    this.#parts = parts;
  }

  /**
   * Reads the chunks of events, and as another the events that came since the last was made.
   *
   * @returns undefined when columns do not have all that is wanted
   */
  async read(wanted: Wanted): Promise<AsyncIterable<Chunk> | undefined> {
    const kinds = this.#kindsOf(wanted);
    if (!kinds || this.#state.waiting > MOST_WAITING) return undefined;
    const { rows } = await this.#client.query<ChunkRow>(
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
    const waiting = await this.#readWaiting(wanted);
    return waiting === 'left out' ? undefined : this.#chunks(rows, wanted, waiting);
  }

  #kindsOf({ type, name }: Wanted): number[] | undefined {
    const { kinds } = this.#state;
    const meant = kinds.filter(
      (kind) => kind.type === type && (name === null || kind.name === name),
    );
    const isAll = kinds.length < MOST_KINDS || (name !== null && meant.length > 0);
    return isAll ? meant.map(({ id }) => id) : undefined;
  }

  /** Some at a time: what does not fit into the bound is not in memory all at once. */
  async *#chunks(
    rows: ChunkRow[],
    wanted: Wanted,
    waiting: Chunk | undefined,
  ): AsyncIterable<Chunk> {
    const width = BYTES_OF_EVENT + 2 * wanted.columns.length + (wanted.ids ? 8 : 0);
    const atOnce = Math.max(1, Math.floor(BYTES_AT_ONCE / (60_000 * width)));
    for (let from = 0; from < rows.length; from += atOnce) {
      const some = rows.slice(from, from + atOnce);
      const read = await this.#readParts(some, wanted);
      for (const row of some) yield this.#chunkOf(row, wanted, read);
    }
    if (waiting) yield waiting;
  }

  async #readParts(chunks: ChunkRow[], { columns, ids }: Wanted): Promise<Map<string, Part>> {
    const client = this.#client;
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
  async #readWaiting(wanted: Wanted): Promise<Chunk | 'left out' | undefined> {
    const { upTo, waiting } = this.#state;
    if (waiting === 0) return undefined;
    const { type, name, columns } = wanted;
    // Without the properties that nobody asks for. What is not there is the same as null.
    const members = (root: string) => [
      ...new Set(
        columns.flatMap((column) =>
          column.startsWith(root) ? [column.slice(root.length).split('.')[0] ?? ''] : [],
        ),
      ),
    ];
    const { rows } = await this.#client.query<ChunkEvent>(
      `select e.arrival::float8 as arrival, i.number as person, e.source,
          floor(extract(epoch from e.timestamp) * 1000)::float8 as time, e.id::float8 as id,
          (select coalesce(jsonb_object_agg(name, e.properties -> name), '{}')
            from unnest($3::text[]) as name) as properties,
          (select coalesce(jsonb_object_agg(name, e.context -> name), '{}')
            from unnest($4::text[]) as name) as context
        from cdp.events e join cdp.identifiers i on i.id = e.identifier_id
        where e.arrival > $5 and e.type = $1 and ($2::text is null or e.name = $2)
        order by e.arrival`,
      [type, name, members('property:'), members('context:'), upTo],
    );
    if (rows.length === 0) return undefined;
    const builder = new ChunkBuilder();
    for (const row of rows) builder.add(row);
    const { chunk, columns: built } = await builder.encode();
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
