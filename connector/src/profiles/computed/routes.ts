import type { FastifyPluginAsync } from 'fastify';
import {
  type ComputedPreview,
  type ComputedTraitActivity,
  computedPreviewRequestSchema,
} from 'strapi-cdp-config';
import type { Platform } from '../../platform.ts';
import { HttpProblem, parseInput } from '../../server/index.ts';
import { presentIdOf } from '../reading/identities.ts';
import { type ActiveComputation, activeComputations } from './computations.ts';
import { previewValue } from './profile-values.ts';

/** `GET /computed-traits` and `POST /computed-traits/preview`, below `/management`. */
export function computedRoutes({
  database,
  clock,
}: Pick<Platform, 'database' | 'clock'>): FastifyPluginAsync {
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
