import { Readable } from 'node:stream';
import type { Context } from '../strapi.ts';

/**
 * Answers with a text as JSON, piece by piece: of what is posted, the client of the admin panel reads
 * nothing else. What breaks off is no JSON, so that nobody takes it for the whole.
 */
export function sendText(context: Context, text: Readable): void {
  context.body = Readable.from(quote(text));
  context.type = 'application/json';
  context.set('cache-control', 'no-store');
}

async function* quote(text: Readable): AsyncGenerator<string> {
  yield '"';
  for await (const piece of text.setEncoding('utf8')) yield JSON.stringify(piece).slice(1, -1);
  yield '"';
}
