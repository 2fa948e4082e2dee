import type { FastifyPluginAsync } from 'fastify';
import {
  managedOverrideSchema,
  type ProfileSegment,
  type SegmentProfiles,
  type SegmentSizes,
  segmentProfilesQuerySchema,
} from 'strapi-cdp-config';
import { z } from 'zod';
import type { DefinitionsStore } from '../definitions/index.ts';
import type { Platform } from '../platform.ts';
import { presentIdOf, summariesOf, traitRanking } from '../profiles/index.ts';
import { HttpProblem, parseInput } from '../server/index.ts';
import { fedSegments } from './feeds.ts';
import { segmentProfiles } from './members.ts';
import { overrideSegment } from './overrides.ts';
import { profileSegments, segmentSizes, visitorSegments } from './read.ts';

const profileParams = z.object({ id: z.uuid('Use the id of a profile.') });
const visitorParams = z.object({ id: z.uuid('Use an anonymous id.') });
const segmentParams = z.object({ group: z.string().max(64), segment: z.string().max(64) });

/**
 * The routes below `/management` for segments: their sizes, who is in one, why a profile is in those
 * that it is in, and putting people in or out.
 */
export function segmentManagementRoutes(
  platform: Pick<Platform, 'database' | 'clock' | 'configuration'>,
  definitions: Pick<DefinitionsStore, 'current'>,
): FastifyPluginAsync {
  const { database, clock, configuration } = platform;
  const ranking = traitRanking(configuration);
  const segments = () => fedSegments(definitions.current());
  return async (server) => {
    server.get(
      '/segments',
      async (): Promise<SegmentSizes> => segmentSizes(database, segments(), clock()),
    );
    server.get('/segments/:group/:segment/members', async (request): Promise<SegmentProfiles> => {
      const { group, segment } = parseInput(segmentParams, request.params);
      const page = parseInput(segmentProfilesQuerySchema, request.query);
      const { rows, next } = await segmentProfiles(database, group, segment, page);
      const ids = rows.map(({ profileId }) => profileId);
      const profiles = await summariesOf(database, ids, ranking);
      return {
        items: rows.flatMap(({ profileId, enteredAt, override }) => {
          const profile = profiles.get(profileId);
          return profile ? [{ profile, enteredAt, override }] : [];
        }),
        next,
      };
    });
    server.get('/visitors/:id/segments', async (request): Promise<{ segments: string[] }> => {
      const { id } = parseInput(visitorParams, request.params);
      return { segments: await visitorSegments(database, id) };
    });
    server.put('/segments/overrides', async (request, reply) => {
      const said = parseInput(managedOverrideSchema, request.body);
      await overrideSegment(database, segments(), said, clock());
      return reply.code(204).send();
    });
    server.get('/profiles/:id/segments', async (request): Promise<{ items: ProfileSegment[] }> => {
      const id = await presentIdOf(database, parseInput(profileParams, request.params).id);
      if (id === undefined) throw new HttpProblem(404, 'not_found', 'There is no such profile.');
      return { items: await profileSegments(database, segments(), id) };
    });
  };
}
