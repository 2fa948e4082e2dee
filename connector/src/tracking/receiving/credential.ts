import type { TrackingRequest } from './delivery.ts';
import { isObject } from './object.ts';

/** A write key as `authenticate` takes it. */
export interface Credential {
  /** An Authorization header. */
  authorization: string | undefined;
  /** Holds `writeKey` if the body did. */
  body: { writeKey?: unknown };
}

/** Names of the write key in an address. */
const QUERY_NAMES = ['writeKey', 'api_key', 'token'] as const;

/**
 * Brings the write key of a request, wherever its dialect has it, into the one form. What the header
 * says counts before what the address says, and that before the body:
 *
 * - `Authorization`, as it is
 * - `X-Write-Key: <id>:<write key>`, or the write key alone
 * - `?writeKey=` (beacons and pixels), `?api_key=`, `?token=`
 * - in the body `writeKey`, `api_key` or `token`; of a list of events, the one of the first
 */
export function readCredential({
  headers,
  query,
  body,
}: Pick<TrackingRequest, 'headers' | 'query' | 'body'>): Credential {
  const { authorization } = headers;
  const inBody = keyInBody(body);
  if (authorization) return { authorization, body: inBody };
  const own = headers['x-write-key'];
  const key = typeof own === 'string' ? lastPart(own) : keyInQuery(query);
  return { authorization: key ? basicOf(key) : undefined, body: inBody };
}

/** The header that stands for a write key. */
export function basicOf(writeKey: string): string {
  return `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
}

function lastPart(header: string): string | undefined {
  return header
    .split(':')
    .map((part) => part.trim())
    .findLast((part) => part !== '');
}

function keyInQuery(query: Record<string, string>): string | undefined {
  return QUERY_NAMES.map((name) => query[name]).find((key) => typeof key === 'string');
}

function keyInBody(body: unknown): { writeKey?: unknown } {
  const first = Array.isArray(body) ? body[0] : body;
  if (!isObject(first)) return {};
  const { properties } = first;
  const inside = isObject(properties) ? properties.token : undefined;
  return { writeKey: first.writeKey ?? first.api_key ?? first.token ?? inside };
}
