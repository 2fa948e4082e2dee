import { type PageEnd, RecordWriter, type UpsertRecord } from 'strapi-cdp-config';

/** A page that the connector asked for. */
export interface ExportPage {
  records: UpsertRecord[];
  end: PageEnd;
}

/** Characters that are handed on together: each piece costs, however short it is. */
const PIECE = 64 * 1024;

/** A page as NDJSON, in pieces. */
export function* toNdjson({ records, end }: ExportPage): Generator<string> {
  const writer = new RecordWriter();
  let piece = '';
  for (const record of records) {
    for (const line of writer.write(record)) piece += `${JSON.stringify(line)}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}${JSON.stringify(end)}\n`;
}
