import type { FastifyPluginAsync } from 'fastify';
import {
  identifierSchema,
  type SourceActivities,
  type SourceVolume,
  sourceVolumeQuerySchema,
} from 'strapi-cdp-config';
import { z } from 'zod';
import type { DefinitionsStore } from '../definitions/index.ts';
import type { Platform } from '../platform.ts';
import { parseInput } from '../server/index.ts';
import { sourceActivities, sourceVolume } from './volume.ts';

const paramsSchema = z.object({ key: identifierSchema });

/** `GET /sources` and `GET /sources/:key/volume`, below `/management`. */
export function sourceRoutes(
  platform: Platform,
  definitions: Pick<DefinitionsStore, 'current'>,
): FastifyPluginAsync {
  const { clock } = platform;
  return async (server) => {
    server.get('/sources', async (): Promise<SourceActivities> => {
      const keys = definitions.current().sources.map(({ key }) => key);
      return { items: await sourceActivities(platform, keys, clock()) };
    });
    // A source that the connector has not heard of yet has sent nothing: no reason to refuse.
    server.get('/sources/:key/volume', async ({ params, query }): Promise<SourceVolume> => {
      const { key } = parseInput(paramsSchema, params);
      return sourceVolume(platform, key, parseInput(sourceVolumeQuerySchema, query), clock());
    });
  };
}
