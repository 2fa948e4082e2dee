import {
  type AudienceActivity,
  type AudienceInput,
  audienceActivitySchema,
  type MembersPage,
  type MembersQuery,
  membersPageSchema,
  type PageQuery,
} from 'strapi-cdp-config';
import {
  type AudienceChoices,
  type AudienceRow,
  type AudiencesOfProfile,
  type AudiencesPage,
  type AudiencesQuery,
  type AudienceVersions,
  audienceChoicesSchema,
  audienceRowSchema,
  audiencesOfProfileSchema,
  audiencesPageSchema,
  audienceVersionsSchema,
} from '../../../shared/contracts/audiences.ts';
import {
  type IdentifierCheck,
  identifierCheckSchema,
} from '../../../shared/contracts/segment-groups.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const AUDIENCES = '/cdp/audiences';

/** Where all members of an audience can be had as CSV. */
export function membersAddress(documentId: string): string {
  return `${AUDIENCES}/${documentId}/members.csv`;
}

const audiencesApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpAudiences: build.query<AudiencesPage, AudiencesQuery>({
      query: (params) => ({ url: AUDIENCES, config: { params } }),
      transformResponse: parsed(audiencesPageSchema),
      providesTags: ['CdpAudience'],
    }),
    cdpAudience: build.query<AudienceRow, string>({
      query: (documentId) => `${AUDIENCES}/${documentId}`,
      transformResponse: parsed(audienceRowSchema),
      providesTags: ['CdpAudience'],
    }),
    cdpAudienceChoices: build.query<AudienceChoices, void>({
      query: () => `${AUDIENCES}/choices`,
      transformResponse: parsed(audienceChoicesSchema),
      providesTags: ['CdpAudience', 'CdpSegmentGroup', 'CdpSegment', 'CdpComputedTrait'],
    }),
    cdpAudienceIdentifierCheck: build.query<
      IdentifierCheck,
      { identifier: string; except?: string }
    >({
      query: (params) => ({ url: `${AUDIENCES}/identifier-check`, config: { params } }),
      transformResponse: parsed(identifierCheckSchema),
      // Someone else may take an identifier at any moment.
      keepUnusedDataFor: 0,
    }),
    cdpCreateAudience: build.mutation<AudienceRow, AudienceInput>({
      query: (data) => ({ url: AUDIENCES, method: 'POST', data }),
      transformResponse: parsed(audienceRowSchema),
      invalidatesTags: ['CdpAudience', 'CdpOverview'],
    }),
    cdpUpdateAudience: build.mutation<AudienceRow, { documentId: string; input: AudienceInput }>({
      query: ({ documentId, input }) => ({
        url: `${AUDIENCES}/${documentId}`,
        method: 'PUT',
        data: input,
      }),
      transformResponse: parsed(audienceRowSchema),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpAudience', 'CdpOverview']),
    }),
    cdpDeleteAudience: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `${AUDIENCES}/${documentId}`, method: 'DELETE' }),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpAudience', 'CdpOverview']),
    }),
    cdpAudienceVersions: build.query<AudienceVersions, PageQuery & { documentId: string }>({
      query: ({ documentId, ...params }) => ({
        url: `${AUDIENCES}/${documentId}/versions`,
        config: { params },
      }),
      transformResponse: parsed(audienceVersionsSchema),
      providesTags: ['CdpAudience'],
    }),
    cdpRestoreAudience: build.mutation<AudienceRow, { documentId: string; version: number }>({
      query: ({ documentId, version }) => ({
        url: `${AUDIENCES}/${documentId}/versions/${version}/restore`,
        method: 'POST',
      }),
      transformResponse: parsed(audienceRowSchema),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpAudience', 'CdpOverview']),
    }),
    cdpAudienceActivity: build.query<AudienceActivity, { documentId: string; days: number }>({
      query: ({ documentId, days }) => ({
        url: `${AUDIENCES}/${documentId}/activity`,
        config: { params: { days } },
      }),
      transformResponse: parsed(audienceActivitySchema),
      providesTags: ['CdpAudience'],
    }),
    cdpAudienceMembers: build.query<MembersPage, MembersQuery & { documentId: string }>({
      query: ({ documentId, ...params }) => ({
        url: `${AUDIENCES}/${documentId}/members`,
        config: { params },
      }),
      transformResponse: parsed(membersPageSchema),
      providesTags: ['CdpAudience'],
      // Customers come and go all the time: what was read before is no use.
      keepUnusedDataFor: 0,
    }),
    cdpProfileAudiences: build.query<AudiencesOfProfile, string>({
      query: (profile) => `/cdp/profiles/${profile}/audiences`,
      transformResponse: parsed(audiencesOfProfileSchema),
      providesTags: ['CdpAudience', 'CdpProfile'],
      keepUnusedDataFor: 0,
    }),
    cdpComputeAudience: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `${AUDIENCES}/${documentId}/compute`, method: 'POST' }),
      invalidatesTags: ['CdpAudience'],
    }),
  }),
});

export const {
  useCdpAudiencesQuery,
  useCdpAudienceQuery,
  useCdpAudienceChoicesQuery,
  useCdpAudienceIdentifierCheckQuery,
  useCdpCreateAudienceMutation,
  useCdpUpdateAudienceMutation,
  useCdpDeleteAudienceMutation,
  useCdpAudienceVersionsQuery,
  useCdpRestoreAudienceMutation,
  useCdpAudienceActivityQuery,
  useCdpAudienceMembersQuery,
  useCdpProfileAudiencesQuery,
  useCdpComputeAudienceMutation,
} = audiencesApi;
