import type { FastifyPluginAsync } from 'fastify';
import type { DefinitionsStore } from './definitions/index.ts';
import type { Platform } from './platform.ts';
import type { Activity } from './server/index.ts';

/** The domains of a connector, as one. */
export interface Domains {
  openRoutes: FastifyPluginAsync[];
  managementRoutes: FastifyPluginAsync[];
  activity: Activity;
  /** Begins the work; the database is there and migrated. */
  start(): Promise<void>;
  /** Ends what the domains do besides jobs. */
  stop(): Promise<void>;
}

/** Composes the domains. */
export function createDomains(_platform: Platform, _definitions: DefinitionsStore): Domains {
  return {
    openRoutes: [],
    managementRoutes: [],
    activity: {
      backlog: async () => 0,
      since: async () => ({
        events: 0,
        profilesCreated: 0,
        runsFinished: 0,
        runsFailed: 0,
        recordsSent: 0,
      }),
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
}
