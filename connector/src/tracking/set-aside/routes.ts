import type { FastifyPluginAsync } from 'fastify';
import {
  type ReplayResult,
  type SetAsidePage,
  type SetAsideReasons,
  type SetAsideResult,
  setAsideQuerySchema,
  setAsideSelectionSchema,
} from 'strapi-cdp-config';
import type { DefinitionsStore } from '../../definitions/index.ts';
import type { Platform } from '../../platform.ts';
import { parseInput } from '../../server/index.ts';
import { deskOf } from '../desk.ts';
import { findSetAside, setAsideReasons } from './find.ts';
import { discard, replay } from './settle.ts';

/**
 * `GET /events/set-aside`, `GET …/reasons`, `POST …/replay` and `POST …/discard`, below `/management`.
 */
export function setAsideRoutes(
  platform: Platform,
  definitions: Pick<DefinitionsStore, 'current'>,
): FastifyPluginAsync {
  return async (server) => {
    server.get(
      '/events/set-aside',
      async ({ query }): Promise<SetAsidePage> =>
        findSetAside(platform, parseInput(setAsideQuerySchema, query)),
    );
    server.get(
      '/events/set-aside/reasons',
      async (): Promise<SetAsideReasons> => setAsideReasons(platform),
    );
    server.post('/events/set-aside/replay', async ({ body }): Promise<ReplayResult> => {
      const selection = parseInput(setAsideSelectionSchema, body);
      const result = await replay(platform, definitions.current(), selection);
      deskOf(platform).signals.emit('stored');
      return result;
    });
    server.post(
      '/events/set-aside/discard',
      async ({ body }): Promise<SetAsideResult> =>
        discard(platform, parseInput(setAsideSelectionSchema, body)),
    );
  };
}
