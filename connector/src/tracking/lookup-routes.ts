import type { FastifyPluginAsync } from 'fastify';
import { type ProfileLookupReply, profileLookupSchema, type Source } from 'strapi-cdp-config';
import type { DefinitionsStore } from '../definitions/index.ts';
import { toIdentifier } from '../identity/index.ts';
import type { Platform } from '../platform.ts';
import { profileLookup } from '../profiles/index.ts';
import { HttpProblem, parseInput } from '../server/index.ts';
import { RateLimiter } from './receiving/rate-limiter.ts';
import { authenticate, createSources } from './receiving/sources.ts';

/**
 * `GET /v1/profile?type=user_id&value=…`: what is known of a customer, for programs of the site's own.
 * It takes the key of a server, in the header; that of a browser is public and can only write. A
 * profile is found by an identifier and never by its id, and no page of another origin may ask.
 */
export function lookupRoutes(
  platform: Platform,
  definitions: Pick<DefinitionsStore, 'current'>,
): FastifyPluginAsync {
  const { clock } = platform;
  const sources = createSources(() => definitions.current());
  const limiter = new RateLimiter('reads');
  const findProfile = profileLookup(platform);

  return async (server) => {
    server.get('/v1/profile', async ({ headers, query }, reply): Promise<ProfileLookupReply> => {
      reply.header('cache-control', 'no-store');
      const source = authenticate(sources, headers.authorization, undefined, clock());
      refuseBrowsers(source);
      limiter.take(source, 1, clock());
      const { type, value } = parseInput(profileLookupSchema, query);
      const identifier = toIdentifier(type, value);
      const profile = identifier && (await findProfile(identifier));
      if (profile) return profile;
      throw new HttpProblem(404, 'not_found', 'No profile has this identifier.');
    });
  };
}

function refuseBrowsers({ kind, key }: Source): void {
  if (kind === 'server') return;
  throw new HttpProblem(
    403,
    'server_key_needed',
    `The write key of «${key}» is public and can only write; use that of a server.`,
  );
}
