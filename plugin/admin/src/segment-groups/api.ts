import type { SegmentGroupInput, SegmentInput } from 'strapi-cdp-config';
import {
  type IdentifierCheck,
  identifierCheckSchema,
  type ListQuery,
  type SegmentGroupDependents,
  type SegmentGroupRow,
  type SegmentGroupsPage,
  type SegmentRow,
  type SegmentsPage,
  segmentGroupDependentsSchema,
  segmentGroupRowSchema,
  segmentGroupsPageSchema,
  segmentRowSchema,
  segmentsPageSchema,
} from '../../../shared/contracts/segment-groups.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const GROUPS = '/cdp/segment-groups';

interface IdentifierQuery {
  /** The group of a segment; undefined for the identifier of a group. */
  group?: string;
  identifier: string;
  except?: string;
}

const segmentGroupsApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpSegmentGroups: build.query<SegmentGroupsPage, ListQuery>({
      query: (params) => ({ url: GROUPS, config: { params } }),
      transformResponse: parsed(segmentGroupsPageSchema),
      providesTags: ['CdpSegmentGroup'],
    }),
    cdpSegmentGroup: build.query<SegmentGroupRow, string>({
      query: (documentId) => `${GROUPS}/${documentId}`,
      transformResponse: parsed(segmentGroupRowSchema),
      providesTags: ['CdpSegmentGroup'],
    }),
    cdpSegmentGroupDependents: build.query<SegmentGroupDependents, string>({
      query: (documentId) => `${GROUPS}/${documentId}/dependents`,
      transformResponse: parsed(segmentGroupDependentsSchema),
      // Asked for anew whenever someone is about to delete the group.
      keepUnusedDataFor: 0,
    }),
    cdpCreateSegmentGroup: build.mutation<SegmentGroupRow, SegmentGroupInput>({
      query: (data) => ({ url: GROUPS, method: 'POST', data }),
      transformResponse: parsed(segmentGroupRowSchema),
      invalidatesTags: ['CdpSegmentGroup', 'CdpOverview'],
    }),
    cdpUpdateSegmentGroup: build.mutation<
      SegmentGroupRow,
      { documentId: string; input: SegmentGroupInput }
    >({
      query: ({ documentId, input }) => ({
        url: `${GROUPS}/${documentId}`,
        method: 'PUT',
        data: input,
      }),
      transformResponse: parsed(segmentGroupRowSchema),
      invalidatesTags: ['CdpSegmentGroup', 'CdpOverview'],
    }),
    cdpDeleteSegmentGroup: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `${GROUPS}/${documentId}`, method: 'DELETE' }),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpSegmentGroup', 'CdpOverview']),
    }),
    cdpIdentifierCheck: build.query<IdentifierCheck, IdentifierQuery>({
      query: ({ group, ...params }) => ({
        url:
          group === undefined
            ? `${GROUPS}/identifier-check`
            : `${GROUPS}/${group}/segments/identifier-check`,
        config: { params },
      }),
      transformResponse: parsed(identifierCheckSchema),
      // Someone else may take an identifier at any moment.
      keepUnusedDataFor: 0,
    }),
    cdpSegments: build.query<SegmentsPage, ListQuery & { group: string }>({
      query: ({ group, ...params }) => ({ url: `${GROUPS}/${group}/segments`, config: { params } }),
      transformResponse: parsed(segmentsPageSchema),
      providesTags: ['CdpSegment', 'CdpAudience'],
    }),
    cdpSegment: build.query<SegmentRow, { group: string; documentId: string }>({
      query: ({ group, documentId }) => `${GROUPS}/${group}/segments/${documentId}`,
      transformResponse: parsed(segmentRowSchema),
      providesTags: ['CdpSegment', 'CdpAudience'],
    }),
    cdpCreateSegment: build.mutation<SegmentRow, { group: string; input: SegmentInput }>({
      query: ({ group, input }) => ({
        url: `${GROUPS}/${group}/segments`,
        method: 'POST',
        data: input,
      }),
      transformResponse: parsed(segmentRowSchema),
      invalidatesTags: ['CdpSegment', 'CdpSegmentGroup', 'CdpOverview'],
    }),
    cdpUpdateSegment: build.mutation<
      SegmentRow,
      { group: string; documentId: string; input: SegmentInput }
    >({
      query: ({ group, documentId, input }) => ({
        url: `${GROUPS}/${group}/segments/${documentId}`,
        method: 'PUT',
        data: input,
      }),
      transformResponse: parsed(segmentRowSchema),
      invalidatesTags: ['CdpSegment', 'CdpOverview'],
    }),
    cdpDeleteSegment: build.mutation<unknown, { group: string; documentId: string }>({
      query: ({ group, documentId }) => ({
        url: `${GROUPS}/${group}/segments/${documentId}`,
        method: 'DELETE',
      }),
      invalidatesTags: ['CdpSegment', 'CdpSegmentGroup', 'CdpOverview'],
    }),
  }),
});

export const {
  useCdpSegmentGroupsQuery,
  useCdpSegmentGroupQuery,
  useCdpSegmentGroupDependentsQuery,
  useCdpCreateSegmentGroupMutation,
  useCdpUpdateSegmentGroupMutation,
  useCdpDeleteSegmentGroupMutation,
  useCdpIdentifierCheckQuery,
  useCdpSegmentsQuery,
  useCdpSegmentQuery,
  useCdpCreateSegmentMutation,
  useCdpUpdateSegmentMutation,
  useCdpDeleteSegmentMutation,
} = segmentGroupsApi;
