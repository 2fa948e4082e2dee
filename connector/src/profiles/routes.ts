import type { FastifyPluginAsync } from 'fastify';
import {
  type Activity,
  activityQuerySchema,
  type DecisionResult,
  decisionSchema,
  type EventsPage,
  eventsQuerySchema,
  type Merges,
  type Orders,
  type Profile,
  type ProfilesPage,
  type ProfilesTotal,
  profilesFilterSchema,
  profilesQuerySchema,
  type Unification,
} from 'strapi-cdp-config';
import { z } from 'zod';
import { reuniteSplit, splitMerge } from '../identity/index.ts';
import type { Platform } from '../platform.ts';
import { HttpProblem, parseInput } from '../server/index.ts';
import { carryOut } from './decisions.ts';
import { readActivity } from './reading/activity.ts';
import { readMerges } from './reading/merges.ts';
import { readOrders } from './reading/orders.ts';
import { readProfile } from './reading/profile.ts';
import { countProfiles, searchProfiles } from './reading/search.ts';
import { readTimeline } from './reading/timeline.ts';
import { traitRanking } from './traits/trait-set.ts';
import { unificationCounter } from './unification.ts';

const paramsSchema = z.object({ id: z.uuid('Use the id of a profile, merge or split.') });

/**
 * The routes below `/management` for profiles, what came together in them and how to take it apart:
 * `/profiles…`, `/merges/:id/split`, `/splits/:id/reunite`, `/unification`. The id of a profile that
 * was merged into another finds that one.
 */
export function profileRoutes(
  platform: Pick<Platform, 'database' | 'configuration' | 'clock'>,
): FastifyPluginAsync {
  const { database, configuration, clock } = platform;
  const ranking = traitRanking(configuration);
  const idOf = ({ params }: { params: unknown }) => parseInput(paramsSchema, params).id;
  return async (server) => {
    server.get(
      '/profiles',
      async ({ query }): Promise<ProfilesPage> =>
        searchProfiles(database, parseInput(profilesQuerySchema, query), ranking),
    );
    server.get(
      '/profiles/total',
      async ({ query }): Promise<ProfilesTotal> =>
        countProfiles(database, parseInput(profilesFilterSchema, query)),
    );
    server.get(
      '/profiles/:id',
      async (request): Promise<Profile> =>
        found(await readProfile(database, idOf(request), ranking, clock())),
    );
    server.get('/profiles/:id/events', async (request): Promise<EventsPage> => {
      const query = parseInput(eventsQuerySchema, request.query);
      return found(await readTimeline(database, idOf(request), query));
    });
    server.get('/profiles/:id/activity', async (request): Promise<Activity> => {
      const query = parseInput(activityQuerySchema, request.query);
      return found(await readActivity(database, idOf(request), query, clock()));
    });
    server.get(
      '/profiles/:id/orders',
      async (request): Promise<Orders> => found(await readOrders(database, idOf(request))),
    );
    server.get(
      '/profiles/:id/merges',
      async (request): Promise<Merges> => found(await readMerges(database, idOf(request))),
    );
    await server.register(decisionRoutes(platform));
    const unification = unificationCounter(database, clock);
    server.get('/unification', async (): Promise<Unification> => unification());
  };
}

/** What editors decide about who is whom. */
function decisionRoutes({
  database,
  configuration,
  clock,
}: Pick<Platform, 'database' | 'configuration' | 'clock'>): FastifyPluginAsync {
  const ranking = traitRanking(configuration);
  return async (server) => {
    server.get('/merges/:id/split', async ({ params }): Promise<DecisionResult> => {
      const { id } = parseInput(paramsSchema, params);
      return carryOut({ database, ranking, clock, trial: true }, (transaction) =>
        splitMerge(transaction, id, { by: 'Trial', now: clock() }),
      );
    });
    server.post('/merges/:id/split', async ({ params, body, log }): Promise<DecisionResult> => {
      const { id } = parseInput(paramsSchema, params);
      const { requestedBy } = parseInput(decisionSchema, body);
      const result = await carryOut({ database, ranking, clock }, (transaction) =>
        splitMerge(transaction, id, { by: requestedBy, now: clock() }),
      );
      log.info({ merge: id, requestedBy }, 'A merge was split.');
      return result;
    });
    server.post('/splits/:id/reunite', async ({ params, body, log }): Promise<DecisionResult> => {
      const { id } = parseInput(paramsSchema, params);
      const { requestedBy } = parseInput(decisionSchema, body);
      const result = await carryOut({ database, ranking, clock }, (transaction) =>
        reuniteSplit(transaction, id, { by: requestedBy, now: clock() }),
      );
      log.info({ split: id, requestedBy }, 'A split was taken back.');
      return result;
    });
  };
}

function found<Item>(item: Item | undefined): Item {
  if (item !== undefined) return item;
  throw new HttpProblem(404, 'not_found', 'There is no such profile.');
}
