import { once } from 'node:events';
import got from 'got';

/** Bytes of a reply that are read: enough to say what went wrong. */
const READ_AT_MOST = 16 * 1024;

/** Who receives POSTs. */
export interface Receiver {
  /** Key of the destination. */
  key: string;
  url: string;
  /** Milliseconds for the whole exchange. */
  timeout: number;
  /** Whatever must not be shown, though the receiver may repeat it. */
  secrets: readonly string[];
}

export interface PostRequest {
  url: string;
  /** May hold secrets. */
  headers: Record<string, string>;
  body: Buffer;
  /** Milliseconds for the whole exchange. */
  timeout: number;
  signal: AbortSignal;
}

export interface PostReply {
  status: number;
  /** Where a redirect points. */
  location: string | undefined;
  retryAfter: string | undefined;
  /** Its beginning. */
  body: string;
}

/**
 * Sends a POST once. Redirects are not followed: a secret of the headers is meant for one host, and a
 * POST that is redirected arrives as a GET.
 *
 * @throws what got throws when no reply came
 */
export async function post({ url, timeout, ...request }: PostRequest): Promise<PostReply> {
  const stream = got.stream.post(url, {
    ...request,
    timeout: { request: timeout },
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
  });
  try {
    const [response] = await once(stream, 'response');
    const body = await beginningOf(stream);
    const { location, 'retry-after': retryAfter } = response.headers;
    return { status: response.statusCode, location, retryAfter, body };
  } finally {
    stream.destroy();
  }
}

/** Reads to the end, so that the connection can be used again, or until it is enough. */
async function beginningOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= READ_AT_MOST) break;
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, READ_AT_MOST);
}
