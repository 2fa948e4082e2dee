import type { FastifyRequest } from 'fastify';
import { readJson } from './body.ts';
import { basicOf } from './credential.ts';
import type { TrackingRequest } from './delivery.ts';

/** What is known of a request before its body has arrived. */
export function partsOf(request: FastifyRequest): Omit<TrackingRequest, 'body'> {
  const params = texts(request.params);
  const { headers, protocol, host } = request;
  // Where the path names the write key, that is the one.
  const authorization = params.writeKey ? basicOf(params.writeKey) : headers.authorization;
  return {
    headers: { ...headers, authorization },
    query: texts(request.query),
    params,
    protocol,
    host,
  };
}

/**
 * Reads a request of the tracking API.
 *
 * @param limit bytes of its body after unpacking
 * @throws HttpProblem 400, 413 or 415
 */
export async function readRequest(
  request: FastifyRequest,
  limit: number,
): Promise<TrackingRequest> {
  const parts = partsOf(request);
  if (request.method === 'GET') return { ...parts, body: undefined };
  // Browsers cannot set the header on everything that they send.
  const packed = parts.query.compression === 'gzip-js' ? 'gzip' : undefined;
  const encoding = parts.headers['content-encoding'] ?? packed;
  return { ...parts, body: await readJson(request.body, encoding, limit) };
}

/** Of a name that comes twice, the first counts. */
function texts(values: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]) => {
      const [first] = [value].flat();
      return typeof first === 'string' ? [[name, first]] : [];
    }),
  );
}
