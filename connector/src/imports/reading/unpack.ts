import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportFailure } from '../failure.ts';

/** The bytes that every gzip file begins with. */
const GZIP = [0x1f, 0x8b];

/** Says whether a file is packed, by its first bytes: its name may say anything. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === GZIP[0] && head[1] === GZIP[1];
}

/**
 * Unpacks a file if it is packed. Only what is asked for is unpacked, so a file that unpacks to more
 * than anybody can hold does no harm.
 *
 * @param limit bytes after unpacking
 * @throws ImportFailure when the file is damaged, or larger than it may be
 */
export async function* unpack(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of unpacked(chunks)) {
    bytes += chunk.length;
    if (bytes > limit) {
      throw new ImportFailure(
        `The file unpacks to more than ${limit} bytes; split it, or set CDP_IMPORT_LIMIT.`,
      );
    }
    yield chunk;
  }
}

async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  const whole = (async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
  if (!isGzip(first.value)) {
    yield* whole;
    return;
  }
  const source = Readable.from(whole, { objectMode: false });
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip);
  } catch (error) {
    throw isDamage(error) ? new ImportFailure('The file is not valid gzip.') : error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return typeof error.code === 'string' && error.code.startsWith('Z_');
}
