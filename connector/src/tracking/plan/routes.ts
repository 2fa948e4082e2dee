import type { FastifyPluginAsync } from 'fastify';
import type { SeenEvents } from 'strapi-cdp-config';
import type { Platform } from '../../platform.ts';
import { findSeen } from './find.ts';

/** `GET /plan/seen`, below `/management`. */
export function planRoutes(platform: Platform): FastifyPluginAsync {
  return async (server) => {
    server.get('/plan/seen', async (): Promise<SeenEvents> => findSeen(platform));
  };
}
