import type { FastifyPluginAsync } from 'fastify';
import {
  type AudienceActivity,
  audienceActivityQuerySchema,
  identifierSchema,
  type MembershipChange,
  type MembersPage,
  membersQuerySchema,
  type ProfileAudiences,
} from 'strapi-cdp-config';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import { presentIdOf, traitRanking } from '../profiles/index.ts';
import { HttpProblem, parseInput } from '../server/index.ts';
import { computeAgain } from './membership/compute-again.ts';
import { readActivities } from './reading/activity.ts';
import { exportMembers, liveRuleOf } from './reading/export.ts';
import { readLatestChanges, readProfileAudiences } from './reading/history.ts';
import { readMembers } from './reading/members.ts';

const paramsSchema = z.object({ identifier: identifierSchema });
const profileParamsSchema = z.object({ id: z.uuid('Use the id of a profile.') });
const changesQuerySchema = z.object({ profileId: z.uuid('Use the id of a profile.').optional() });

/** Days that a list shows of each audience. */
const FEW_DAYS = 14;

/** The routes below `/management` for audiences: `/audiences…` and `/profiles/:id/audiences`. */
export function audienceRoutes(
  platform: Pick<Platform, 'database' | 'configuration' | 'clock' | 'jobs'>,
): FastifyPluginAsync {
  const { database, configuration, clock, jobs } = platform;
  const { timeZone } = configuration;
  const ranking = traitRanking(configuration);
  const identifierOf = ({ params }: { params: unknown }) =>
    parseInput(paramsSchema, params).identifier;
  return async (server) => {
    server.get(
      '/audiences',
      async (): Promise<{ items: AudienceActivity[] }> => ({
        items: await readActivities(database, { days: FEW_DAYS, timeZone }),
      }),
    );
    server.get('/audiences/:identifier', async (request): Promise<AudienceActivity> => {
      const { days } = parseInput(audienceActivityQuerySchema, request.query);
      const identifier = identifierOf(request);
      const [activity] = await readActivities(database, { days, timeZone, identifier });
      return found(activity);
    });
    server.get('/audiences/:identifier/members', async (request): Promise<MembersPage> => {
      const query = parseInput(membersQuerySchema, request.query);
      const ruleId = found(await liveRuleOf(database, identifierOf(request)));
      return readMembers(database, ruleId, query, ranking);
    });
    server.get('/audiences/:identifier/members.csv', async (request, reply) => {
      const csv = found(await exportMembers(platform, identifierOf(request)));
      return reply.type('text/csv; charset=utf-8').header('cache-control', 'no-store').send(csv);
    });
    server.get(
      '/audiences/:identifier/changes',
      async (request): Promise<{ items: MembershipChange[] }> => {
        const { profileId } = parseInput(changesQuerySchema, request.query);
        const present = profileId && ((await presentIdOf(database, profileId)) ?? profileId);
        const audience = identifierOf(request);
        return { items: await readLatestChanges(database, { audience, profileId: present }) };
      },
    );
    server.post('/audiences/:identifier/compute', async (request): Promise<AudienceActivity> => {
      const identifier = identifierOf(request);
      found(await computeAgain({ database, clock, jobs }, identifier));
      const [activity] = await readActivities(database, { days: FEW_DAYS, timeZone, identifier });
      return found(activity);
    });
    server.get('/profiles/:id/audiences', async ({ params }): Promise<ProfileAudiences> => {
      const { id } = parseInput(profileParamsSchema, params);
      const profileId = await presentIdOf(database, id);
      if (!profileId) throw new HttpProblem(404, 'not_found', 'There is no such profile.');
      const [items, changes] = await Promise.all([
        readProfileAudiences(database, profileId),
        readLatestChanges(database, { profileId }),
      ]);
      return { items, changes };
    });
  };
}

function found<Item>(item: Item | undefined): Item {
  if (item !== undefined) return item;
  throw new HttpProblem(404, 'not_found', 'There is no such audience, or it has no members yet.');
}
