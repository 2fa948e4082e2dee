import {
  type ComputedPreview,
  type ComputedPreviewRequest,
  type ComputedTraitInput,
  computedPreviewSchema,
} from 'strapi-cdp-config';
import {
  type ComputedTraitRow,
  type ComputedTraitsPage,
  computedTraitRowSchema,
  computedTraitsPageSchema,
} from '../../../shared/contracts/computed-traits.ts';
import {
  type IdentifierCheck,
  identifierCheckSchema,
  type ListQuery,
} from '../../../shared/contracts/segment-groups.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const TRAITS = '/cdp/computed-traits';

const computedTraitsApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpComputedTraits: build.query<ComputedTraitsPage, ListQuery>({
      query: (params) => ({ url: TRAITS, config: { params } }),
      transformResponse: parsed(computedTraitsPageSchema),
      providesTags: ['CdpComputedTrait'],
    }),
    cdpComputedTrait: build.query<ComputedTraitRow, string>({
      query: (documentId) => `${TRAITS}/${documentId}`,
      transformResponse: parsed(computedTraitRowSchema),
      providesTags: ['CdpComputedTrait'],
    }),
    cdpCreateComputedTrait: build.mutation<ComputedTraitRow, ComputedTraitInput>({
      query: (data) => ({ url: TRAITS, method: 'POST', data }),
      transformResponse: parsed(computedTraitRowSchema),
      invalidatesTags: ['CdpComputedTrait', 'CdpOverview'],
    }),
    cdpUpdateComputedTrait: build.mutation<
      ComputedTraitRow,
      { documentId: string; input: ComputedTraitInput }
    >({
      query: ({ documentId, input }) => ({
        url: `${TRAITS}/${documentId}`,
        method: 'PUT',
        data: input,
      }),
      transformResponse: parsed(computedTraitRowSchema),
      invalidatesTags: ['CdpComputedTrait', 'CdpOverview'],
    }),
    cdpComputeTraitAgain: build.mutation<ComputedTraitRow, string>({
      query: (documentId) => ({ url: `${TRAITS}/${documentId}/compute`, method: 'POST' }),
      transformResponse: parsed(computedTraitRowSchema),
      // Whoever asks for it twice is told that it is under way, and sees it.
      invalidatesTags: ['CdpComputedTrait'],
    }),
    cdpDeleteComputedTrait: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `${TRAITS}/${documentId}`, method: 'DELETE' }),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpComputedTrait', 'CdpOverview']),
    }),
    cdpComputedIdentifierCheck: build.query<
      IdentifierCheck,
      { identifier: string; except?: string }
    >({
      query: (params) => ({ url: `${TRAITS}/identifier-check`, config: { params } }),
      transformResponse: parsed(identifierCheckSchema),
      keepUnusedDataFor: 0,
    }),
    cdpComputedPreview: build.query<ComputedPreview, ComputedPreviewRequest>({
      query: (data) => ({ url: `${TRAITS}/preview`, method: 'POST', data }),
      transformResponse: parsed(computedPreviewSchema),
      keepUnusedDataFor: 0,
    }),
  }),
});

export const {
  useCdpComputedTraitsQuery,
  useCdpComputedTraitQuery,
  useCdpCreateComputedTraitMutation,
  useCdpUpdateComputedTraitMutation,
  useCdpComputeTraitAgainMutation,
  useCdpDeleteComputedTraitMutation,
  useCdpComputedIdentifierCheckQuery,
  useCdpComputedPreviewQuery,
} = computedTraitsApi;
