import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LineTooLongError, linesOf } from './lines.ts';

async function* stream(chunks: Uint8Array[]) {
  yield* chunks;
}

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

const read = (chunks: Uint8Array[]) => all(linesOf(stream(chunks), 1000));

/** Cuts bytes at these places, in the middle of characters too. */
function cut(bytes: Uint8Array, places: number[]): Uint8Array[] {
  const inside = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  const edges = [0, ...inside, bytes.length];
  return edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
}

test('lines come whole, wherever the stream is cut', async () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => {
    return !/[\r\n]/.test(text) && text.trim() === text;
  });
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat()), async (lines, places) => {
      const bytes = new TextEncoder().encode(lines.join('\n'));
      assert.deepEqual(await read(cut(bytes, places)), lines);
    }),
  );
});

test('empty lines and carriage returns are left out', async () => {
  assert.deepEqual(await read([Buffer.from('\n{"a":1}\r\n\r\n{"b":2}\n')]), ['{"a":1}', '{"b":2}']);
});

test('a line without end is refused before it fills the memory', async () => {
  let given = 0;
  const endless = async function* () {
    for (;;) {
      given += 100;
      yield Buffer.alloc(100, 'x');
    }
  };
  await assert.rejects(all(linesOf(endless(), 1000)), LineTooLongError);
  assert.ok(given <= 1100);
});
