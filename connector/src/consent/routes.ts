import type { FastifyPluginAsync } from 'fastify';
import type { Consent } from 'strapi-cdp-config';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import { HttpProblem, parseInput } from '../server/index.ts';
import { readConsent } from './store.ts';
import { mayActivate } from './words.ts';

const paramsSchema = z.object({ id: z.uuid('Use the id of a profile.') });

/** `GET /profiles/:id/consent`, below `/management`, by any id that the profile ever had. */
export function consentRoutes({ database }: Pick<Platform, 'database'>): FastifyPluginAsync {
  return async (server) => {
    server.get('/profiles/:id/consent', async ({ params }): Promise<Consent> => {
      const { id } = parseInput(paramsSchema, params);
      const consent = await readConsent(database, id);
      if (!consent) throw new HttpProblem(404, 'not_found', 'There is no such profile.');
      const { words, needs } = consent;
      return {
        items: Object.entries(words)
          .map(([category, { at, ...word }]) => ({
            category,
            ...word,
            at: new Date(at).toISOString(),
          }))
          .sort((a, b) => (a.category < b.category ? -1 : 1)),
        neededToActivate: needs,
        mayActivate: mayActivate(words, needs),
      };
    });
  };
}
