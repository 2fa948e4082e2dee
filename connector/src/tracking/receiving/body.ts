import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { HttpProblem } from '../../server/index.ts';

const unzip = promisify(gunzip);

/**
 * Reads a body as JSON, whatever its Content-Type says: browsers send `text/plain` and some servers
 * a form type. Bytes that are no UTF-8 become U+FFFD.
 *
 * @param encoding the Content-Encoding
 * @param limit bytes after unpacking
 * @throws HttpProblem 400, 413 or 415
 */
export async function readJson(
  body: unknown,
  encoding: string | undefined,
  limit: number,
): Promise<unknown> {
  if (!Buffer.isBuffer(body) || body.length === 0) {
    throw new HttpProblem(400, 'invalid_json', 'The request has no body; send JSON.');
  }
  const text = (await unpack(body, encoding, limit)).toString('utf8').replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HttpProblem(400, 'invalid_json', 'The body is not valid JSON.', { cause: error });
  }
}

async function unpack(body: Buffer, encoding = 'identity', limit: number): Promise<Buffer> {
  const name = encoding.trim().toLowerCase();
  if (name === 'identity' || name === '') return body;
  if (name !== 'gzip' && name !== 'x-gzip') {
    throw new HttpProblem(
      415,
      'unsupported_encoding',
      'Send the body as it is or with Content-Encoding: gzip.',
    );
  }
  try {
    return await unzip(body, { maxOutputLength: limit });
  } catch (error) {
    throw isTooLarge(error)
      ? new HttpProblem(413, 'too_large', `The body unpacks to more than ${limit} bytes.`)
      : new HttpProblem(400, 'invalid_gzip', 'The body is not valid gzip.', { cause: error });
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
