import { setImmediate as nextTurn } from 'node:timers/promises';
import { alignedCopy, bytesOf, pack, unpack } from './encoding.ts';
import { EVERYTHING, Shredder } from './paths.ts';

/** Events of one chunk at most. So there are no more values of one column than two bytes can count. */
export const CHUNK_ROWS = 60_000;

/** Columns of one chunk at most: names come from outside. */
const MOST_COLUMNS = 150;

/** Characters of the values of one column at most. More are texts that each event has its own of. */
const MOST_TEXT = 600_000;

/** Values of one event at one path at most. */
const MOST_VALUES = 255;

/** An event as chunks take it in. */
export interface ChunkEvent {
  arrival: number;
  /** Number of its identifier. */
  person: number;
  /** Milliseconds. */
  time: number;
  /** Number in the inbox. */
  id: number;
  source: string;
  properties: object;
  context: object;
}

/** What a chunk is stored as. */
export interface EncodedChunk {
  rows: number;
  first_arrival: number;
  last_arrival: number;
  from_time: number;
  to_time: number;
  first_id: number;
  left_out: string[];
  people: Buffer;
  times: Buffer;
  ids: Buffer;
}

/** What a column is stored as. */
export interface EncodedColumn {
  path: string;
  counts: Buffer | null;
  codes: Buffer;
  dictionary: string;
}

/** Stands for every object: no rule asks what is in it but by a longer path. */
const OBJECT = {};

class ColumnBuilder {
  /** Places in the dictionary from 1, by event; 0 for no value. */
  #codes = new Uint16Array(64);
  /** Of events with several values. */
  readonly #lists = new Map<number, number[]>();
  readonly #dictionary: unknown[] = [];
  readonly #places = new Map<unknown, number>();
  #text = 0;

  constructor(dictionary: unknown[] = []) {
    for (const value of dictionary) this.#placeOf(value);
  }

  /** @returns false where it is too much for a column */
  add(row: number, values: readonly unknown[]): boolean {
    if (values.length > MOST_VALUES) return false;
    const places = values.map((value) => this.#placeOf(value));
    if (this.#text > MOST_TEXT || this.#dictionary.length > CHUNK_ROWS) return false;
    this.put(row, places);
    return true;
  }

  /** Goes on with an event that was stored. */
  put(row: number, places: number[]): void {
    const [first] = places;
    if (first === undefined) return;
    if (places.length > 1) {
      this.#lists.set(row, places);
      return;
    }
    if (row >= this.#codes.length) {
      const codes = new Uint16Array(row * 2);
      codes.set(this.#codes);
      this.#codes = codes;
    }
    this.#codes[row] = first;
  }

  encode(path: string, rows: number): EncodedColumn {
    const width = this.#dictionary.length > 255 ? Uint16Array : Uint8Array;
    const dictionary = JSON.stringify(this.#dictionary);
    if (this.#lists.size === 0) {
      const codes = new width(rows);
      codes.set(this.#codes.subarray(0, rows));
      return { path, counts: null, codes: bytesOf(codes), dictionary };
    }
    const counts = new Uint8Array(rows);
    const flat: number[] = [];
    for (let row = 0; row < rows; row += 1) {
      const code = this.#codes[row] ?? 0;
      const list = this.#lists.get(row) ?? (code > 0 ? [code] : []);
      counts[row] = list.length;
      flat.push(...list);
    }
    return { path, counts: bytesOf(counts), codes: bytesOf(width.from(flat)), dictionary };
  }

  #placeOf(value: unknown): number {
    const kept = simplified(value);
    // Nothing that is no text begins like this.
    const key = typeof kept === 'object' ? `\u0000${JSON.stringify(kept)}` : kept;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#dictionary.push(kept);
    this.#text += typeof key === 'string' ? key.length + 3 : 8;
    this.#places.set(key, this.#dictionary.length);
    return this.#dictionary.length;
  }
}

/** A value without what no rule can ask of it. */
function simplified(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return OBJECT;
  return value.map((one) => (typeof one === 'object' && one !== null ? OBJECT : one));
}

/** A chunk that is not full. */
export class ChunkBuilder {
  readonly #people: number[] = [];
  readonly #times: number[] = [];
  readonly #ids: number[] = [];
  readonly #columns = new Map<string, ColumnBuilder>();
  readonly #leftOut = new Set<string>();
  readonly #shredder = new Shredder();
  #arrivals: { first: number; last: number } | undefined;

  /** Goes on with a chunk that was stored. Others take their turn meanwhile. */
  static async of(chunk: EncodedChunk, columns: EncodedColumn[]): Promise<ChunkBuilder> {
    const builder = new ChunkBuilder();
    const { rows, from_time, first_id } = chunk;
    builder.#people.push(...new Uint32Array(alignedCopy(chunk.people)));
    for (const time of unpack(chunk.times, rows)) builder.#times.push(from_time + time);
    for (const id of unpack(chunk.ids, rows)) builder.#ids.push(first_id + id);
    for (const one of chunk.left_out) builder.#leftOut.add(one);
    builder.#arrivals = { first: chunk.first_arrival, last: chunk.last_arrival };
    for (const { path, counts, codes, dictionary } of columns) {
      const values: unknown[] = JSON.parse(dictionary);
      const column = new ColumnBuilder(values);
      const numbers = codesOf(codes, values.length);
      let place = 0;
      for (let row = 0; row < rows; row += 1) {
        const count = counts ? (counts[row] ?? 0) : 1;
        column.put(row, [...numbers.subarray(place, place + count)]);
        place += count;
      }
      builder.#columns.set(path, column);
      await nextTurn();
    }
    return builder;
  }

  get rows(): number {
    return this.#people.length;
  }

  get isFull(): boolean {
    return this.rows >= CHUNK_ROWS;
  }

  add({ arrival, person, time, id, ...event }: ChunkEvent): void {
    const row = this.rows;
    this.#people.push(person);
    this.#times.push(time);
    this.#ids.push(id);
    this.#arrivals = { first: this.#arrivals?.first ?? arrival, last: arrival };
    for (const { column: path, values } of this.#shredder.take(event)) {
      const column = this.#column(path);
      if (column && !column.add(row, values)) {
        this.#columns.delete(path);
        this.#leftOut.add(path);
      }
    }
  }

  #column(path: string): ColumnBuilder | undefined {
    const known = this.#columns.get(path);
    if (known) return known;
    if (this.#leftOut.has(path)) return undefined;
    if (this.#columns.size >= MOST_COLUMNS || this.#leftOut.has(EVERYTHING)) {
      this.#leftOut.add(EVERYTHING);
      return undefined;
    }
    const column = new ColumnBuilder();
    this.#columns.set(path, column);
    return column;
  }

  /**
   * Makes what is stored. Others take their turn meanwhile, and must not add anything.
   *
   * @throws when nothing was added
   */
  async encode(): Promise<{ chunk: EncodedChunk; columns: EncodedColumn[] }> {
    if (!this.#arrivals) throw new Error('A chunk has an event.');
    const times = pack(this.#times);
    const ids = pack(this.#ids);
    const chunk = {
      rows: this.rows,
      first_arrival: this.#arrivals.first,
      last_arrival: this.#arrivals.last,
      from_time: times.base,
      to_time: this.#times.reduce((latest, time) => Math.max(latest, time), times.base),
      first_id: ids.base,
      left_out: [...this.#leftOut, ...this.#shredder.odd],
      people: bytesOf(Uint32Array.from(this.#people)),
      times: times.bytes,
      ids: ids.bytes,
    };
    const columns: EncodedColumn[] = [];
    for (const [path, column] of this.#columns) {
      columns.push(column.encode(path, this.rows));
      await nextTurn();
    }
    return { chunk, columns };
  }
}

/** Reads codes: a byte each where a byte is enough for the dictionary, else two. */
export function codesOf(bytes: Buffer, dictionaryLength: number): Uint8Array | Uint16Array {
  const buffer = alignedCopy(bytes);
  return dictionaryLength > 255 ? new Uint16Array(buffer) : new Uint8Array(buffer);
}
