import {
  type ProfileSegment,
  profileSegmentsSchema,
  type SegmentOverride,
  type SegmentProfiles,
  type SegmentSizes,
  segmentProfilesSchema,
  segmentSizesSchema,
  visitorSegmentsSchema,
} from 'strapi-cdp-config';
import type { Send } from './client.ts';
import { readBody } from './reply.ts';

/** Milliseconds that a visitor of the site waits for who they are. */
const VISITOR_TIMEOUT = 1000;

/** The part of the management API that is about segments. */
export interface SegmentRequests {
  segmentSizes(): Promise<SegmentSizes>;
  /** The segments of whoever has an anonymous id, as `group/segment`. */
  visitorSegments(anonymousId: string): Promise<string[]>;
  profileSegments(profileId: string): Promise<ProfileSegment[]>;
  segmentProfiles(
    group: string,
    segment: string,
    page: { after?: string | undefined; pageSize?: number },
  ): Promise<SegmentProfiles>;
  overrideSegment(override: SegmentOverride & { by: string }): Promise<void>;
}

/** How each of them is sent. */
export function segmentRequests(request: Send, part: (text: string) => string): SegmentRequests {
  return {
    segmentSizes: async () => readBody(segmentSizesSchema, await request('GET', '/segments')),
    visitorSegments: async (anonymousId) => {
      const reply = await request('GET', `/visitors/${part(anonymousId)}/segments`, {
        timeout: VISITOR_TIMEOUT,
      });
      return readBody(visitorSegmentsSchema, reply).segments;
    },
    profileSegments: async (id) =>
      readBody(profileSegmentsSchema, await request('GET', `/profiles/${part(id)}/segments`)).items,
    segmentProfiles: async (group, segment, query) =>
      readBody(
        segmentProfilesSchema,
        await request('GET', `/segments/${part(group)}/${part(segment)}/members`, { query }),
      ),
    overrideSegment: async (body) => {
      await request('PUT', '/segments/overrides', { body });
    },
  };
}
