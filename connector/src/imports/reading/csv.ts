import { CsvError, type Options, Parser } from 'csv-parse';
import type { CsvFormat } from 'strapi-cdp-config';
import { type Row, toRaw } from './row.ts';

/** Characters of one row. More means that a quotation mark was not closed. */
const MOST_CHARACTERS = 1024 * 1024;

const DELIMITERS: Record<CsvFormat['separator'], string | string[]> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
  blanks: [' ', '\t'],
};

const QUOTES: Record<CsvFormat['quote'], string | false> = {
  double: '"',
  single: "'",
  none: false,
};

/**
 * Reads separated values. A row that cannot be read is told as such, and the next one goes on.
 * Memory holds one piece of text and its rows.
 */
export async function* readCsv(
  texts: AsyncIterable<string>,
  format: CsvFormat,
): AsyncGenerator<Row> {
  const reader = new CsvReader(format);
  for await (const text of texts) yield* reader.read(text);
  yield* reader.end();
}

/** Reads rows as text comes. Used without a stream as well, for samples. */
export class CsvReader {
  readonly #parser: Parser;
  readonly #isBlank: boolean;
  #rows: Row[] = [];
  #count = 0;
  #failure: Error | undefined;

  constructor({ separator, quote }: CsvFormat) {
    this.#isBlank = separator === 'blanks';
    this.#parser = new Parser({
      ...this.#options(),
      delimiter: DELIMITERS[separator],
      quote: QUOTES[quote],
    });
    this.#parser.on('error', (error) => {
      this.#failure = error;
    });
    this.#parser.resume();
  }

  /** The rows that a piece of text completes. */
  *read(text: string): Generator<Row> {
    this.#parser.write(text);
    yield* this.#take();
  }

  /** The rows that the end completes. */
  *end(): Generator<Row> {
    this.#parser.end();
    yield* this.#take();
  }

  #options(): Options {
    return {
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: MOST_CHARACTERS,
      raw: true,
      // Called as the text is parsed, in the order of the rows; nothing is left for the stream.
      on_record: (parsed: unknown) => {
        if (isParsed(parsed)) this.#keep(parsed.record, parsed.raw);
        return null;
      },
      on_skip: (error: CsvError | undefined, raw: string | undefined) => {
        this.#count += 1;
        this.#rows.push({
          row: this.#count,
          raw: toRaw(raw ?? ''),
          content: undefined,
          problem: explain(error),
        });
      },
    };
  }

  #keep(record: string[], raw: string): void {
    const content = this.#isBlank ? record.filter((value) => value !== '') : record;
    // A line of nothing but blanks is as empty as one without them.
    if (content.length === 0 || (content.length === 1 && content[0]?.trim() === '')) return;
    this.#count += 1;
    this.#rows.push({ row: this.#count, raw, content });
  }

  #take(): Row[] {
    if (this.#failure) throw this.#failure;
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}

interface Parsed {
  record: string[];
  raw: string;
}

/** With the option `raw`, records come in an object, which the types of csv-parse do not say. */
function isParsed(parsed: unknown): parsed is Parsed {
  return typeof parsed === 'object' && parsed !== null && 'record' in parsed && 'raw' in parsed;
}

function explain(error: CsvError | undefined): string {
  const isOpen =
    error instanceof CsvError &&
    ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
  return isOpen ? 'A quotation mark is not closed.' : 'The row cannot be read.';
}
