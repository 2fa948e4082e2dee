import type { Definitions, Source } from 'strapi-cdp-config';
import { HttpProblem } from '../server/index.ts';
import { digest } from '../shared/digest.ts';

/** A source that was found, and until when the write key that found it may be used. */
interface Found {
  source: Source;
  /** Milliseconds; infinite for a key that does not expire. */
  expiresAt: number;
}

/** The sources of a connector, found by their write keys. */
export interface Sources {
  find(writeKey: string): Found | undefined;
}

/**
 * Finds sources in the definitions as they are at the moment, by the digests of their write keys: a
 * look-up tells nothing by the time that it takes.
 *
 * @param current the definitions; the same object until they change
 */
export function createSources(current: () => Pick<Definitions, 'sources'>): Sources {
  let indexed: ReturnType<typeof current> | undefined;
  let byDigest = new Map<string, Found>();
  return {
    find(writeKey) {
      const definitions = current();
      if (definitions !== indexed) {
        byDigest = indexByDigest(definitions.sources);
        indexed = definitions;
      }
      return byDigest.get(digest(writeKey));
    },
  };
}

function indexByDigest(sources: Source[]): Map<string, Found> {
  return new Map(
    sources.flatMap((source) =>
      source.writeKeys.map((key): [string, Found] => {
        const expiresAt = key.expiresAt ? Date.parse(key.expiresAt) : Number.POSITIVE_INFINITY;
        return [key.digest, { source, expiresAt }];
      }),
    ),
  );
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
 * @throws HttpProblem 401 for an unknown or expired key; 404 for a source that is off, as RudderStack
 * answers: every known client takes 404 for final, while 408, 410, 429 and most of 5xx make one or
 * another of them come back again and again
 */
export function authenticate(
  sources: Sources,
  header: string | undefined,
  body: unknown,
  now: Date,
): Source {
  const credential = readAuthorization(header);
  const byHeader = credential && sources.find(credential.writeKey);
  const mayBeInBody = credential?.scheme !== 'basic' || credential.writeKey === '';
  const found = byHeader ?? (mayBeInBody ? byBody(sources, body) : undefined);
  if (!found) {
    throw new HttpProblem(
      401,
      'unknown_write_key',
      'Send the write key of a source: «Authorization: Basic base64(<write key>:)», or writeKey in the body.',
    );
  }
  const { source, expiresAt } = found;
  if (expiresAt <= now.getTime()) {
    throw new HttpProblem(
      401,
      'write_key_expired',
      `This write key of «${source.key}» has expired; use the newest one.`,
    );
  }
  if (!source.enabled) {
    throw new HttpProblem(404, 'source_disabled', `The source «${source.key}» is switched off.`);
  }
  return source;
}

function byBody(sources: Sources, body: unknown): Found | undefined {
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
  if (origins.includes(origin)) return;
  throw new HttpProblem(
    403,
    'origin_not_allowed',
    `Pages of this origin may not use the write key of «${key}»; add the origin to the source.`,
  );
}
