import {
  type ActivationDeliveriesPage,
  type ActivationDeliveriesQuery,
  type ActivationInput,
  type ActivationPreview,
  type ActivationPreviewRequest,
  type ActivationRetry,
  activationDeliveriesPageSchema,
  activationPreviewSchema,
  activationRetriedSchema,
} from 'strapi-cdp-config';
import {
  type ActivationChoices,
  type ActivationRow,
  type ActivationsOfAudience,
  type ActivationsOfProfile,
  type ActivationsPage,
  type ActivationsQuery,
  activationChoicesSchema,
  activationRowSchema,
  activationsOfAudienceSchema,
  activationsOfProfileSchema,
  activationsPageSchema,
} from '../../../shared/contracts/activations.ts';
import {
  type IdentifierCheck,
  identifierCheckSchema,
} from '../../../shared/contracts/segment-groups.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const ACTIVATIONS = '/cdp/activations';

/** Lists of audiences and destinations name the activations that use them. */
const CHANGED = ['CdpActivation', 'CdpAudience', 'CdpDestination', 'CdpOverview'] as const;
const changed = (_result: unknown, error: unknown) => (error ? [] : CHANGED);

const activationsApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpActivations: build.query<ActivationsPage, ActivationsQuery>({
      query: (params) => ({ url: ACTIVATIONS, config: { params } }),
      transformResponse: parsed(activationsPageSchema),
      providesTags: ['CdpActivation', 'CdpAudience', 'CdpDestination'],
    }),
    cdpActivation: build.query<ActivationRow, string>({
      query: (documentId) => `${ACTIVATIONS}/${documentId}`,
      transformResponse: parsed(activationRowSchema),
      providesTags: ['CdpActivation', 'CdpAudience', 'CdpDestination'],
    }),
    cdpActivationChoices: build.query<ActivationChoices, void>({
      query: () => `${ACTIVATIONS}/choices`,
      transformResponse: parsed(activationChoicesSchema),
      // Destinations come with the connectors that present themselves.
      keepUnusedDataFor: 0,
      providesTags: ['CdpAudience', 'CdpDestination', 'CdpComputedTrait'],
    }),
    cdpActivationIdentifierCheck: build.query<
      IdentifierCheck,
      { identifier: string; except?: string }
    >({
      query: (params) => ({ url: `${ACTIVATIONS}/identifier-check`, config: { params } }),
      transformResponse: parsed(identifierCheckSchema),
      // Someone else may take an identifier at any moment.
      keepUnusedDataFor: 0,
    }),
    cdpCreateActivation: build.mutation<ActivationRow, ActivationInput>({
      query: (data) => ({ url: ACTIVATIONS, method: 'POST', data }),
      transformResponse: parsed(activationRowSchema),
      invalidatesTags: changed,
    }),
    cdpUpdateActivation: build.mutation<
      ActivationRow,
      { documentId: string; input: ActivationInput }
    >({
      query: ({ documentId, input }) => ({
        url: `${ACTIVATIONS}/${documentId}`,
        method: 'PUT',
        data: input,
      }),
      transformResponse: parsed(activationRowSchema),
      invalidatesTags: changed,
    }),
    cdpEnableActivation: build.mutation<ActivationRow, { documentId: string; enabled: boolean }>({
      query: ({ documentId, enabled }) => ({
        url: `${ACTIVATIONS}/${documentId}/enabled`,
        method: 'PUT',
        data: { enabled },
      }),
      transformResponse: parsed(activationRowSchema),
      invalidatesTags: changed,
    }),
    cdpDeleteActivation: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `${ACTIVATIONS}/${documentId}`, method: 'DELETE' }),
      invalidatesTags: changed,
    }),
    cdpPreviewActivation: build.mutation<ActivationPreview, ActivationPreviewRequest>({
      query: (data) => ({ url: `${ACTIVATIONS}/preview`, method: 'POST', data }),
      transformResponse: parsed(activationPreviewSchema),
    }),
    cdpActivationDeliveries: build.query<
      ActivationDeliveriesPage,
      ActivationDeliveriesQuery & { documentId: string }
    >({
      query: ({ documentId, ...params }) => ({
        url: `${ACTIVATIONS}/${documentId}/deliveries`,
        config: { params },
      }),
      transformResponse: parsed(activationDeliveriesPageSchema),
      providesTags: ['CdpActivation'],
      // Deliveries end all the time: what was read before is no use.
      keepUnusedDataFor: 0,
    }),
    cdpRetryActivation: build.mutation<
      { retried: number },
      ActivationRetry & { documentId: string }
    >({
      query: ({ documentId, ids }) => ({
        url: `${ACTIVATIONS}/${documentId}/retry`,
        method: 'POST',
        data: { ids },
      }),
      transformResponse: parsed(activationRetriedSchema),
      invalidatesTags: ['CdpActivation'],
    }),
    cdpAudienceActivations: build.query<ActivationsOfAudience, string>({
      query: (audience) => `/cdp/audiences/${audience}/activations`,
      transformResponse: parsed(activationsOfAudienceSchema),
      providesTags: ['CdpActivation'],
    }),
    cdpProfileActivations: build.query<ActivationsOfProfile, string>({
      query: (profile) => `/cdp/profiles/${profile}/activations`,
      transformResponse: parsed(activationsOfProfileSchema),
      providesTags: ['CdpActivation', 'CdpProfile'],
      keepUnusedDataFor: 0,
    }),
  }),
});

export const {
  useCdpActivationsQuery,
  useCdpActivationQuery,
  useCdpActivationChoicesQuery,
  useCdpActivationIdentifierCheckQuery,
  useCdpCreateActivationMutation,
  useCdpUpdateActivationMutation,
  useCdpEnableActivationMutation,
  useCdpDeleteActivationMutation,
  useCdpPreviewActivationMutation,
  useCdpActivationDeliveriesQuery,
  useCdpRetryActivationMutation,
  useCdpAudienceActivationsQuery,
  useCdpProfileActivationsQuery,
} = activationsApi;
