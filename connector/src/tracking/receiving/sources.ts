import { createHash } from 'node:crypto';
import type { Source } from 'strapi-cdp-config';
import { HttpProblem } from '../../server/index.ts';

/** The sources of a connector, found by their write keys. */
export interface Sources {
  /** Finds the source of a write key. */
  find(writeKey: string): Source | undefined;
}

/** Keeps sources by digest of their write keys: a look-up tells nothing by the time that it takes. */
export function createSources(sources: Source[]): Sources {
  const byDigest = new Map(sources.map((source) => [digest(source.writeKey), source]));
  return { find: (writeKey) => byDigest.get(digest(writeKey)) };
}

function digest(writeKey: string): string {
  return createHash('sha256').update(writeKey).digest('base64');
}

/** A write key as a client may send it, and whether it is bound to be one. */
interface Credential {
  writeKey: string;
  scheme: 'basic' | 'bearer';
}

/** Reads the write key of an Authorization header: `Basic base64("<key>:")` or `Bearer <key>`. */
export function readAuthorization(header: string | undefined): Credential | undefined {
  const [, scheme, value] = /^(basic|bearer) +(\S+)\s*$/i.exec(header ?? '') ?? [];
  if (!scheme || !value) return undefined;
  if (scheme.toLowerCase() === 'bearer') return { scheme: 'bearer', writeKey: value };
  const [writeKey = ''] = Buffer.from(value, 'base64').toString('utf8').split(':', 1);
  return { scheme: 'basic', writeKey };
}

/**
 * Finds the source that a request is from: by its header, else by `writeKey` in the body. A Bearer
 * token that is no write key may be a proxy's, with the write key in the body.
 *
 * @throws HttpProblem 401
 */
export function authenticate(sources: Sources, header: string | undefined, body: unknown): Source {
  const credential = readAuthorization(header);
  const byHeader = credential && sources.find(credential.writeKey);
  const mayBeInBody = credential?.scheme !== 'basic' || credential.writeKey === '';
  const source = byHeader ?? (mayBeInBody ? byBody(sources, body) : undefined);
  if (source) return source;
  throw new HttpProblem(
    401,
    'unknown_write_key',
    'Send the write key of a source: «Authorization: Basic base64(<write key>:)», or writeKey in the body.',
  );
}

function byBody(sources: Sources, body: unknown): Source | undefined {
  if (typeof body !== 'object' || body === null || !('writeKey' in body)) return undefined;
  return typeof body.writeKey === 'string' ? sources.find(body.writeKey) : undefined;
}

/**
 * Checks that the page a browser is on may use the source's write key.
 *
 * @param origin the Origin header; servers send none
 * @throws HttpProblem 403
 */
export function checkOrigin({ kind, origins, key }: Source, origin: string | undefined): void {
  if (kind !== 'browser' || origins.length === 0 || origin === undefined) return;
  if (origins.some((allowed) => new URL(allowed).origin === origin)) return;
  throw new HttpProblem(
    403,
    'origin_not_allowed',
    `Pages of this origin may not use the write key of «${key}»; add the origin to the source.`,
  );
}
