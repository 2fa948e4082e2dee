import {
  type ContentPreview,
  contentPreviewSchema,
  type ProfileSegment,
  profileSegmentsSchema,
  type SegmentChoices,
  type SegmentProfiles,
  segmentChoicesSchema,
  segmentProfilesSchema,
} from '../../../shared/contracts/segment-content.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

interface Override {
  group: string;
  segment: string;
  identifier: { type: string; value: string };
  in: boolean | null;
  reason: string;
}

/** People enter and leave all the time: what was read before is no use. */
const live = {
  providesTags: ['CdpSegmentMembership', 'CdpProfile'] as ('CdpSegmentMembership' | 'CdpProfile')[],
  keepUnusedDataFor: 0,
};

const segmentContentApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpSegmentChoices: build.query<SegmentChoices, void>({
      query: () => '/cdp/segment-content/segments',
      transformResponse: parsed(segmentChoicesSchema),
      providesTags: ['CdpSegment', 'CdpSegmentGroup'],
    }),
    cdpContentPreview: build.query<ContentPreview, { uid: string; segments: string[] }>({
      query: ({ uid, segments }) => ({
        url: `/cdp/segment-content/${uid}/preview`,
        config: { params: { segments: segments.join(',') } },
      }),
      transformResponse: parsed(contentPreviewSchema),
      // Somebody may publish at any moment.
      keepUnusedDataFor: 0,
    }),
    cdpSegmentProfiles: build.query<
      SegmentProfiles,
      { group: string; segment: string; after?: string }
    >({
      query: ({ group, segment, after }) => ({
        url: `/cdp/segments/${group}/${segment}/members`,
        config: { params: { after } },
      }),
      transformResponse: parsed(segmentProfilesSchema),
      ...live,
    }),
    cdpProfileSegments: build.query<ProfileSegment[], string>({
      query: (id) => `/cdp/profiles/${id}/segments`,
      transformResponse: (reply) => parsed(profileSegmentsSchema)(reply).items,
      ...live,
    }),
    cdpOverrideSegment: build.mutation<unknown, Override>({
      query: (data) => ({ url: '/cdp/segments/overrides', method: 'PUT', data }),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpSegmentMembership', 'CdpSegment']),
    }),
  }),
});

export const {
  useCdpSegmentChoicesQuery,
  useCdpContentPreviewQuery,
  useCdpSegmentProfilesQuery,
  useCdpProfileSegmentsQuery,
  useCdpOverrideSegmentMutation,
} = segmentContentApi;
