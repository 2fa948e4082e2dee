import { type PageEnd, RecordWriter, type UpsertRecord } from 'strapi-cdp-config';

/** Characters that are handed on together: each piece costs, however short it is. */
const PIECE = 64 * 1024;

/**
 * A page that the connector asked for, as NDJSON. It is written record by record, so that what a record
 * was made of can be let go of at once: only text waits until the page is whole.
 */
export class ExportPage {
  readonly #writer = new RecordWriter();
  readonly #pieces: Buffer[] = [];
  #lines: string[] = [];
  #length = 0;
  #records = 0;

  add(record: UpsertRecord): void {
    for (const line of this.#writer.write(record)) this.#write(line);
    this.#records += 1;
    if (this.#length >= PIECE) this.#finishPiece();
  }

  /** Ends the page. @returns all of it, in pieces */
  end(end: Omit<PageEnd, 'op' | 'read'>): Buffer[] {
    this.#write({ op: 'page', read: this.#records, ...end });
    this.#finishPiece();
    return this.#pieces;
  }

  #write(line: object): void {
    const text = `${JSON.stringify(line)}\n`;
    this.#lines.push(text);
    this.#length += text.length;
  }

  #finishPiece(): void {
    this.#pieces.push(Buffer.from(this.#lines.join('')));
    this.#lines = [];
    this.#length = 0;
  }
}
