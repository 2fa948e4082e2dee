import type { Head } from '../detection/sample.ts';
import { unpack } from '../reading/unpack.ts';

/** Bytes of a file that the detection looks at, unpacked. */
const HEAD_SIZE = 256 * 1024;

/** Reads the beginning of a file, unpacked. */
export async function readHead(chunks: AsyncIterable<Uint8Array>): Promise<Head> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of unpack(chunks, Number.POSITIVE_INFINITY)) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > HEAD_SIZE) {
      return { bytes: Buffer.concat(pieces).subarray(0, HEAD_SIZE), isWhole: false };
    }
  }
  return { bytes: Buffer.concat(pieces), isWhole: true };
}
