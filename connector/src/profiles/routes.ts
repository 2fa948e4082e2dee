import type { FastifyPluginAsync } from 'fastify';
import {
  type EventsPage,
  eventsQuerySchema,
  type Profile,
  type ProfilesPage,
  profilesQuerySchema,
} from 'strapi-cdp-config';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import { HttpProblem, parseInput } from '../server/index.ts';
import { readProfile } from './reading/profile.ts';
import { searchProfiles } from './reading/search.ts';
import { readTimeline } from './reading/timeline.ts';

const paramsSchema = z.object({ id: z.uuid('Use the id of a profile.') });

/**
 * `GET /profiles`, `GET /profiles/:id` and `GET /profiles/:id/events`, below `/management`. The id of
 * a profile that was merged into another finds that one.
 */
export function profileRoutes({
  database,
  clock,
}: Pick<Platform, 'database' | 'clock'>): FastifyPluginAsync {
  return async (server) => {
    server.get(
      '/profiles',
      async ({ query }): Promise<ProfilesPage> =>
        searchProfiles(database, parseInput(profilesQuerySchema, query)),
    );
    server.get('/profiles/:id', async ({ params }): Promise<Profile> => {
      const { id } = parseInput(paramsSchema, params);
      return found(await readProfile(database, id, clock()));
    });
    server.get('/profiles/:id/events', async ({ params, query }): Promise<EventsPage> => {
      const { id } = parseInput(paramsSchema, params);
      return found(await readTimeline(database, id, parseInput(eventsQuerySchema, query)));
    });
  };
}

function found<Item>(item: Item | undefined): Item {
  if (item !== undefined) return item;
  throw new HttpProblem(404, 'not_found', 'There is no such profile.');
}
