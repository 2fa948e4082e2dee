import type { Readable } from 'node:stream';
import {
  type AudienceActivity,
  audienceActivitiesSchema,
  audienceActivitySchema,
  type ExplainRequest,
  type Explanation,
  explanationSchema,
  type KnownForRules,
  type KnownValues,
  knownForRulesSchema,
  knownValuesSchema,
  type MembersPage,
  type MembersQuery,
  membersPageSchema,
  type Preview,
  type PreviewMembers,
  type PreviewRequest,
  type ProfileAudiences,
  previewMembersSchema,
  previewSchema,
  profileAudiencesSchema,
  type Rule,
} from 'strapi-cdp-config';
import type { Send } from './client.ts';
import { readBody } from './reply.ts';
import type { Stream } from './stream.ts';

/** Milliseconds: a preview looks at all profiles. */
const PATIENCE = 15_000;

/** The part of the management API that is about audiences, which it knows by their identifiers. */
export interface AudienceRequests {
  /** With the last 14 days. */
  audienceActivities(): Promise<AudienceActivity[]>;
  audienceActivity(identifier: string, query: { days: number }): Promise<AudienceActivity>;
  audienceMembers(identifier: string, query: MembersQuery): Promise<MembersPage>;
  /** All members as CSV. Read it to its end. */
  audienceMembersFile(identifier: string): Promise<Readable>;
  /** Computes the membership from scratch. */
  computeAudience(identifier: string): Promise<void>;
  profileAudiences(profileId: string): Promise<ProfileAudiences>;
  previewAudience(request: PreviewRequest): Promise<Preview>;
  previewAudienceMembers(request: PreviewMembersRequest): Promise<PreviewMembers>;
  explainRule(request: ExplainRequest): Promise<Explanation>;
  knownForRules(): Promise<KnownForRules>;
  knownValues(query: object): Promise<KnownValues>;
}

interface PreviewMembersRequest {
  rule: Rule;
  after: string | null;
  pageSize: number;
}

/** How each of them is sent. */
export function audienceRequests(
  request: Send,
  stream: Stream,
  part: (text: string) => string,
): AudienceRequests {
  const at = (identifier: string) => `/audiences/${part(identifier)}`;
  const ask = (path: string, body: object) =>
    request('POST', `/audiences/${path}`, { body, timeout: PATIENCE });
  return {
    audienceActivities: async () =>
      readBody(audienceActivitiesSchema, await request('GET', '/audiences')).items,
    audienceActivity: async (identifier, query) =>
      readBody(audienceActivitySchema, await request('GET', at(identifier), { query })),
    audienceMembers: async (identifier, query) =>
      readBody(membersPageSchema, await request('GET', `${at(identifier)}/members`, { query })),
    audienceMembersFile: (identifier) => stream('GET', `${at(identifier)}/members.csv`),
    computeAudience: async (identifier) => {
      await request('POST', `${at(identifier)}/compute`);
    },
    profileAudiences: async (id) =>
      readBody(profileAudiencesSchema, await request('GET', `/profiles/${part(id)}/audiences`)),
    previewAudience: async (body) => readBody(previewSchema, await ask('preview', body)),
    previewAudienceMembers: async (body) =>
      readBody(previewMembersSchema, await ask('preview/members', body)),
    explainRule: async (body) => readBody(explanationSchema, await ask('explain', body)),
    knownForRules: async () =>
      readBody(
        knownForRulesSchema,
        await request('GET', '/audiences/known', { timeout: PATIENCE }),
      ),
    knownValues: async (query) =>
      readBody(
        knownValuesSchema,
        await request('GET', '/audiences/known/values', { query, timeout: PATIENCE }),
      ),
  };
}
