import { createHash } from 'node:crypto';
import { type Definitions, definitionsSchema, problemDetails } from 'strapi-cdp-config';
import type { StrapiClient } from '../strapi/index.ts';

/** Milliseconds that Strapi may take: a pull is repeated soon anyway. */
const TIMEOUT = { request: 20_000 };

/** Details of a refused document that are told; the rest is counted. */
const MOST_DETAILS = 5;

/** What Strapi answered: a new version, or that there is none. */
export type Pulled = { changed: false } | { changed: true; etag: string; document: Definitions };

/** Strapi answered with something that is no definitions document. */
export class BadDefinitionsError extends Error {
  override readonly name = 'BadDefinitionsError';
}

/**
 * Asks Strapi for the definitions.
 *
 * @param etag the version that is known already
 * @throws BadDefinitionsError, or what got throws when Strapi cannot be reached or refuses
 */
export async function pullDefinitions(
  strapi: StrapiClient,
  etag: string | undefined,
): Promise<Pulled> {
  const response = await strapi.get('definitions', {
    ...(etag && { headers: { 'if-none-match': etag } }),
    // A 304 is an answer here, and any other status that is no success throws below.
    throwHttpErrors: true,
    timeout: TIMEOUT,
    retry: { limit: 0 },
  });
  if (response.statusCode === 304) return { changed: false };
  const document = parseDocument(response.body);
  return { changed: true, etag: response.headers.etag ?? contentTag(response.body), document };
}

function parseDocument(body: string): Definitions {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (cause) {
    throw new BadDefinitionsError('Strapi sent definitions that are no JSON.', { cause });
  }
  const parsed = definitionsSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const details = problemDetails(parsed.error).map(({ path, message }) => `${path}: ${message}`);
  const more = details.length > MOST_DETAILS ? ` (and ${details.length - MOST_DETAILS} more)` : '';
  throw new BadDefinitionsError(
    `Strapi sent definitions that this version of the connector cannot use; the last good copy stays. ${details.slice(0, MOST_DETAILS).join(' ')}${more}`,
  );
}

function contentTag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url')}"`;
}
