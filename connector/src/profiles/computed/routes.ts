import type { FastifyPluginAsync } from 'fastify';
import {
  type ComputedPreview,
  type ComputedTraitActivity,
  computedPreviewRequestSchema,
  identifierSchema,
} from 'strapi-cdp-config';
import { z } from 'zod';
import { computeQueue } from '../../jobs/index.ts';
import type { Platform } from '../../platform.ts';
import { HttpProblem, parseInput } from '../../server/index.ts';
import { presentIdOf } from '../reading/identities.ts';
import { type ActiveComputation, activeComputations } from './computations.ts';
import { tryAgain } from './compute.ts';
import { previewValue } from './profile-values.ts';

const traitParams = z.object({ identifier: identifierSchema });

/** `/computed-traits` with their previews, below `/management`. */
export function computedRoutes({
  database,
  clock,
  jobs,
}: Pick<Platform, 'database' | 'clock' | 'jobs'>): FastifyPluginAsync {
  return async (server) => {
    server.get('/computed-traits', async (): Promise<{ items: ComputedTraitActivity[] }> => {
      const active = await activeComputations(database);
      const items = [...Map.groupBy(active, ({ trait }) => trait).values()];
      return { items: items.map((rows) => activityOf(rows, clock())) };
    });
    server.post('/computed-traits/preview', async ({ body }): Promise<ComputedPreview> => {
      const { profileId, computation } = parseInput(computedPreviewRequestSchema, body);
      const id = await presentIdOf(database, profileId);
      if (id === undefined) throw new HttpProblem(404, 'not_found', 'There is no such profile.');
      return { value: await previewValue(database, id, computation, clock()) };
    });
    server.post(
      '/computed-traits/:identifier/compute',
      async ({ params }): Promise<ComputedTraitActivity> => {
        const { identifier } = parseInput(traitParams, params);
        const id = await tryAgain(database, identifier);
        if (id === undefined) {
          const message = 'Nothing was given up of this computed trait.';
          throw new HttpProblem(409, 'conflict', message);
        }
        await jobs.send(computeQueue, { computation: id }, { key: String(id) });
        const active = await activeComputations(database);
        return activityOf(
          active.filter(({ trait }) => trait === identifier),
          clock(),
        );
      },
    );
  };
}

/** What of a trait's computations is news: the one that is to come, if there is one. */
function activityOf(rows: ActiveComputation[], now: Date): ComputedTraitActivity {
  const live = rows.find(({ state }) => state === 'live');
  const next = rows.find(({ state }) => state !== 'live');
  const latest = next ?? live;
  if (!latest) throw new Error('A computed trait has a computation.');
  const { trait, state, error, eventsDone, eventsTotal } = latest;
  return {
    identifier: trait,
    state,
    progress: state === 'computing' ? percentOf(eventsDone, eventsTotal) : null,
    error,
    asOf: live ? now.toISOString() : null,
  };
}

/** Events that arrive meanwhile are not in the total. */
function percentOf(done: number, total: number): number {
  return total === 0 ? 0 : Math.min(100, Math.floor((100 * done) / total));
}
