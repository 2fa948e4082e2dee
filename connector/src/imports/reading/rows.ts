import type { ImportFormat } from 'strapi-cdp-config';
import { readCsv } from './csv.ts';
import { readNdjson } from './ndjson.ts';
import type { Row } from './row.ts';

/** Reads the rows of a file (unpacked), with the row of headings if it has one. */
export function readRows(
  chunks: AsyncIterable<Uint8Array>,
  format: ImportFormat,
): AsyncGenerator<Row> {
  const texts = decode(chunks, format.encoding);
  return format.kind === 'csv' ? readCsv(texts, format) : readNdjson(texts);
}

/** Decodes text piece by piece; drops a byte order mark, and writes U+FFFD for what is no text. */
export async function* decode(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
