import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesWith } from './lines.ts';

async function found(file: Buffer | string, values: string[], size = 7): Promise<string[]> {
  const bytes = Buffer.from(file);
  const chunks = (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();
  const lines: string[] = [];
  for await (const line of linesWith(chunks, values)) lines.push(line);
  return lines;
}

const FILE = 'id,mail\r\n12,Ada@Example.org\r\n123,"bob@example.org"\r\n7,Jürgen';

test('lines are found by a value in them, in whatever pieces the file comes', async () => {
  for (const size of [1, 7, 1000]) {
    assert.deepEqual(await found(FILE, ['ada@example.org'], size), ['12,Ada@Example.org']);
    assert.deepEqual(await found(FILE, ['bob@example.org'], size), ['123,"bob@example.org"']);
  }
  assert.deepEqual(await found(FILE, ['eve@example.org']), []);
  assert.deepEqual(await found(FILE, []), []);
});

test('a value is found whole, and means its signs', async () => {
  assert.deepEqual(await found(FILE, ['12']), ['12,Ada@Example.org']);
  assert.deepEqual(await found(FILE, ['da@example.org', 'ada@exampleXorg']), []);
  assert.deepEqual(await found('{"id":"a+b(1)"}\n', ['a+b(1)']), ['{"id":"a+b(1)"}']);
});

test('the encoding need not be known', async () => {
  assert.deepEqual(await found(FILE, ['jürgen']), ['7,Jürgen']);
  assert.equal((await found(Buffer.from(FILE, 'latin1'), ['Jürgen'])).length, 1);
  assert.equal((await found(Buffer.from(FILE, 'utf16le'), ['ada@example.org'])).length, 1);
  const bigEndian = Buffer.from(FILE, 'utf16le').swap16();
  assert.equal((await found(bigEndian, ['ada@example.org'])).length, 1);
});

test('a file without line breaks takes no memory of its size', async () => {
  const file = Buffer.alloc(5 * 1024 * 1024, 'x,');
  file.write(',ada@example.org,', file.length - 100);
  assert.equal((await found(file, ['ada@example.org'], 64 * 1024)).length, 1);
});
