import type { FastifyRequest } from 'fastify';
import type { customerSegmentsQuerySchema, Source } from 'strapi-cdp-config';
import type { z } from 'zod';
import { ANONYMOUS_ID, type Identifier, toIdentifier, USER_ID } from '../identity/index.ts';
import { HttpProblem } from '../server/index.ts';
import { readVisitor } from '../sources/index.ts';
import { readUserToken } from './user-token.ts';

/**
 * Whose segments a request asks for; undefined for a visitor of whom nothing is known.
 *
 * A browser, whose key is public, learns of whoever it is itself: by the connector's cookie, by the
 * random id of its own, or by a user id that the site's server signed. A server may ask for anybody.
 *
 * @throws HttpProblem 403 for a browser that asks for somebody by a name that can be guessed
 */
export async function customerOf(
  request: FastifyRequest,
  query: z.output<typeof customerSegmentsQuerySchema>,
  source: Source,
  sources: Source[],
  now: Date,
): Promise<Identifier | undefined> {
  const { type, value, anonymousId, userToken } = query;
  if (userToken !== undefined) {
    return { type: USER_ID, value: await readUserToken(userToken, sources, now) };
  }
  if (type !== undefined) {
    if (source.kind === 'browser') {
      throw new HttpProblem(
        403,
        'server_key_needed',
        'Ask by type and value with the write key of a server source; pages send userToken.',
      );
    }
    return toIdentifier(type, value) ?? undefined;
  }
  const id = anonymousId ?? readVisitor(request);
  return id === undefined ? undefined : { type: ANONYMOUS_ID, value: id };
}
