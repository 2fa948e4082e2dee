import { type Row, toRaw } from './row.ts';

/** Characters of one line. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

/** Reads one JSON object a line. */
export async function* readNdjson(texts: AsyncIterable<string>): AsyncGenerator<Row> {
  const reader = new NdjsonReader();
  for await (const text of texts) yield* reader.read(text);
  yield* reader.end();
}

/** Reads lines as text comes. */
export class NdjsonReader {
  #rest = '';
  /** The rest of a line that is too long is passed over. */
  #isSkipping = false;
  #count = 0;

  /** The rows that a piece of text completes. */
  *read(text: string): Generator<Row> {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) yield* this.#line(line);
    if (this.#rest.length <= MOST_CHARACTERS) return;
    if (!this.#isSkipping) yield this.#bad(this.#rest, 'The line is too long.');
    this.#isSkipping = true;
    this.#rest = '';
  }

  /** The row that the end completes. */
  *end(): Generator<Row> {
    yield* this.#line(this.#rest);
    this.#rest = '';
  }

  *#line(line: string): Generator<Row> {
    if (this.#isSkipping) {
      this.#isSkipping = false;
      return;
    }
    if (line.trim() === '') return;
    const content = parseObject(line);
    if (!content) {
      yield this.#bad(line, 'The line is not a JSON object.');
      return;
    }
    this.#count += 1;
    yield { row: this.#count, raw: line, content };
  }

  #bad(line: string, problem: string): Row {
    this.#count += 1;
    return { row: this.#count, raw: toRaw(line), content: undefined, problem };
  }
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
