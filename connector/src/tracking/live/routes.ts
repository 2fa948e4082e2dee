import type { FastifyPluginAsync } from 'fastify';
import { type LiveEvents, liveQuerySchema } from 'strapi-cdp-config';
import type { Platform } from '../../platform.ts';
import { parseInput } from '../../server/index.ts';
import { deskOf } from '../desk.ts';
import { findLive } from './find.ts';

/** `GET /events/live`, below `/management`: asking is what keeps verdicts coming. */
export function liveRoutes(platform: Platform): FastifyPluginAsync {
  return async (server) => {
    server.get('/events/live', async ({ query }): Promise<LiveEvents> => {
      const asked = parseInput(liveQuerySchema, query);
      await deskOf(platform).live.watch();
      return findLive(platform, asked);
    });
  };
}
