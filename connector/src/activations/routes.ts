import type { FastifyPluginAsync } from 'fastify';
import {
  type ActivationActivity,
  type ActivationDeliveriesPage,
  type ActivationPreview,
  activationDeliveriesQuerySchema,
  activationPreviewRequestSchema,
  activationRetrySchema,
  identifierSchema,
  type ProfileActivations,
} from 'strapi-cdp-config';
import { z } from 'zod';
import { activationQueue } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { presentIdOf, traitRanking } from '../profiles/index.ts';
import { HttpProblem, parseInput } from '../server/index.ts';
import { previewActivation } from './preview.ts';
import { readActivities } from './reading/activity.ts';
import { readDeliveries, readOfProfile } from './reading/deliveries.ts';
import { retryRefused } from './retry.ts';
import { createReading } from './told/index.ts';

const paramsSchema = z.object({ identifier: identifierSchema });
const profileParamsSchema = z.object({ id: z.uuid('Use the id of a profile.') });

/** The routes below `/management` for activations: `/activations…` and `/profiles/:id/activations`. */
export function activationRoutes(
  platform: Pick<Platform, 'database' | 'configuration' | 'clock' | 'jobs'>,
): FastifyPluginAsync {
  const { database, configuration, clock, jobs } = platform;
  const ranking = traitRanking(configuration);
  const reading = createReading(platform);
  const known = async ({ params }: { params: unknown }): Promise<ActivationActivity> => {
    const { identifier } = parseInput(paramsSchema, params);
    const [activity] = await readActivities(database, clock(), identifier);
    if (activity) return activity;
    throw new HttpProblem(404, 'not_found', 'There is no such activation.');
  };
  return async (server) => {
    server.get(
      '/activations',
      async (): Promise<{ items: ActivationActivity[] }> => ({
        items: await readActivities(database, clock()),
      }),
    );
    server.post('/activations/preview', async ({ body }): Promise<ActivationPreview> => {
      const { activation } = parseInput(activationPreviewRequestSchema, body);
      return previewActivation(await reading(), activation);
    });
    server.get('/activations/:identifier', known);
    server.get(
      '/activations/:identifier/deliveries',
      async (request): Promise<ActivationDeliveriesPage> => {
        const query = parseInput(activationDeliveriesQuerySchema, request.query);
        const { identifier } = await known(request);
        return readDeliveries(database, identifier, query, ranking);
      },
    );
    server.post('/activations/:identifier/retry', async (request): Promise<{ retried: number }> => {
      const { identifier } = await known(request);
      const asked = parseInput(activationRetrySchema, request.body ?? {});
      const retried = await retryRefused(database, identifier, asked);
      await jobs.send(activationQueue, { activation: identifier }, { key: identifier });
      return { retried };
    });
    server.get('/profiles/:id/activations', async ({ params }): Promise<ProfileActivations> => {
      const { id } = parseInput(profileParamsSchema, params);
      const profileId = await presentIdOf(database, id);
      if (!profileId) throw new HttpProblem(404, 'not_found', 'There is no such profile.');
      return readOfProfile(database, profileId);
    });
  };
}
