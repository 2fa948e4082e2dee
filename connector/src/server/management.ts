import type { FastifyPluginAsync } from 'fastify';
import type { Status } from 'strapi-cdp-config';
import type { DefinitionsStore } from '../definitions/index.ts';
import type { Platform } from '../platform.ts';
import { VERSION } from '../shared/version.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What the first screen of the plugin needs from the domains. */
export interface Activity {
  /** Events acknowledged and not yet in a profile. */
  backlog(): Promise<number>;
  /** What happened since then. */
  since(moment: Date): Promise<Status['lastDay']>;
}

/** `GET /status` and `POST /definitions/refresh`. */
export function statusRoutes(
  platform: Platform,
  definitions: DefinitionsStore,
  activity: Activity,
): FastifyPluginAsync {
  const startedAt = platform.clock().toISOString();
  return async (server) => {
    server.get('/status', async (): Promise<Status> => {
      const [backlog, lastDay] = await Promise.all([
        activity.backlog(),
        activity.since(new Date(platform.clock().getTime() - DAY)),
      ]);
      return {
        version: VERSION,
        startedAt,
        definitions: definitions.freshness(),
        backlog,
        lastDay,
      };
    });
    server.post('/definitions/refresh', async () => {
      await definitions.refresh();
      return definitions.freshness();
    });
  };
}
