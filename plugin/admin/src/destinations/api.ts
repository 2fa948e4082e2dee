import type { DestinationInput } from 'strapi-cdp-config';
import {
  type DestinationDraft,
  type DestinationRow,
  type DestinationsPage,
  type DestinationsQuery,
  type DestinationTestResult,
  destinationRowSchema,
  destinationsPageSchema,
  destinationTestResultSchema,
} from '../../../shared/contracts/destinations.ts';
import { type KeyCheck, keyCheckSchema } from '../../../shared/contracts/sources.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const DESTINATIONS = '/cdp/destinations';

const destinationsApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpDestinations: build.query<DestinationsPage, DestinationsQuery>({
      query: (params) => ({ url: DESTINATIONS, config: { params } }),
      transformResponse: parsed(destinationsPageSchema),
      providesTags: ['CdpDestination'],
    }),
    cdpDestination: build.query<DestinationRow, string>({
      query: (key) => `${DESTINATIONS}/${key}`,
      transformResponse: parsed(destinationRowSchema),
      providesTags: ['CdpDestination'],
    }),
    cdpDestinationKeyCheck: build.query<KeyCheck, string>({
      query: (key) => ({ url: '/cdp/destination-key-check', config: { params: { key } } }),
      transformResponse: parsed(keyCheckSchema),
      // Someone else may take a key at any moment.
      keepUnusedDataFor: 0,
    }),
    cdpCreateDestination: build.mutation<DestinationRow, DestinationInput>({
      query: (data) => ({ url: DESTINATIONS, method: 'POST', data }),
      transformResponse: parsed(destinationRowSchema),
      invalidatesTags: ['CdpDestination', 'CdpWorkflow'],
    }),
    cdpUpdateDestination: build.mutation<DestinationRow, DestinationInput>({
      query: (data) => ({ url: `${DESTINATIONS}/${data.key}`, method: 'PUT', data }),
      transformResponse: parsed(destinationRowSchema),
      invalidatesTags: ['CdpDestination', 'CdpWorkflow'],
    }),
    cdpDeleteDestination: build.mutation<unknown, string>({
      query: (key) => ({ url: `${DESTINATIONS}/${key}`, method: 'DELETE' }),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpDestination', 'CdpWorkflow']),
    }),
    cdpTestDestination: build.mutation<DestinationTestResult, string>({
      query: (key) => ({ url: `${DESTINATIONS}/${key}/test`, method: 'POST' }),
      transformResponse: parsed(destinationTestResultSchema),
    }),
    cdpTestDestinationDraft: build.mutation<DestinationTestResult, DestinationDraft>({
      query: (data) => ({ url: '/cdp/destination-tests', method: 'POST', data }),
      transformResponse: parsed(destinationTestResultSchema),
    }),
  }),
});

export const {
  useCdpDestinationsQuery,
  useCdpDestinationQuery,
  useCdpDestinationKeyCheckQuery,
  useCdpCreateDestinationMutation,
  useCdpUpdateDestinationMutation,
  useCdpDeleteDestinationMutation,
  useCdpTestDestinationMutation,
  useCdpTestDestinationDraftMutation,
} = destinationsApi;
