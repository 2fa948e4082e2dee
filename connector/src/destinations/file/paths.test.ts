import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { TransferFailure } from '../failure.ts';
import { streamFiles } from './paths.ts';

const plain = (directory: string) => ({ directory, format: 'ndjson', gzip: false }) as const;

test('files are named after the stream, beside each other', () => {
  assert.deepEqual(streamFiles(plain('exports/'), 'films.v2', 'nightly'), {
    directory: resolve('exports'),
    whole: resolve('exports/films.v2.ndjson'),
    partial: resolve('exports/films.v2.ndjson.nightly.partial'),
    made: resolve('exports/films.v2.ndjson.nightly.made'),
  });
  const packed = { directory: 'exports', format: 'csv', gzip: true } as const;
  assert.equal(streamFiles(packed, 'films', 'nightly').whole, resolve('exports/films.csv.gz'));
});

for (const [streamId, key] of [
  ['../films', 'nightly'],
  ['a/b', 'nightly'],
  ['/etc/passwd', 'nightly'],
  ['films', '/../../x'],
  ['films\0', 'nightly'],
] as const) {
  test(`${JSON.stringify(streamId)} of «${key}» leads nowhere`, () => {
    assert.throws(() => streamFiles(plain('exports'), streamId, key), TransferFailure);
  });
}

test('dots alone do not lead out', () => {
  assert.equal(streamFiles(plain('exports'), '..', 'nightly').whole, resolve('exports/...ndjson'));
});
