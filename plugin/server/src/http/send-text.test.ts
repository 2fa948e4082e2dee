import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import type { Context } from '../strapi.ts';
import { sendText } from './send-text.ts';

async function answered(pieces: Uint8Array[]): Promise<string> {
  const context = { set: () => undefined } as unknown as Context;
  sendText(context, Readable.from(pieces, { objectMode: false }));
  return (await (context.body as Readable).toArray()).join('');
}

test('a text arrives whole, in whatever pieces it comes', async () => {
  const text = 'row,"reason"\r\n2,«naïve» \\ 🎬\u0000\n';
  const bytes = Buffer.from(text);
  for (const size of [1, 3, bytes.length]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    assert.equal(JSON.parse(await answered(pieces)), text, `${size}`);
  }
});
