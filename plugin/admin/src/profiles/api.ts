import {
  type Activity,
  activitySchema,
  type Consent,
  consentSchema,
  type DecisionResult,
  decisionResultSchema,
  type EventsPage,
  type EventsQuery,
  eventsPageSchema,
  type Merges,
  mergesSchema,
  type Orders,
  ordersSchema,
  type Profile,
  type ProfilesFilter,
  type ProfilesPage,
  type ProfilesQuery,
  type ProfilesTotal,
  profileSchema,
  profilesPageSchema,
  profilesTotalSchema,
} from 'strapi-cdp-config';
import { cdpApi, parsed } from '../shared/api/index.ts';

const PROFILES = '/cdp/profiles';

/** Machines write profiles all the time: what was read before is no use. */
const live = { providesTags: ['CdpProfile'] as 'CdpProfile'[], keepUnusedDataFor: 0 };

const profilesApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpProfiles: build.query<ProfilesPage, ProfilesQuery>({
      query: (params) => ({ url: PROFILES, config: { params } }),
      transformResponse: parsed(profilesPageSchema),
      ...live,
    }),
    cdpProfilesTotal: build.query<ProfilesTotal, ProfilesFilter>({
      query: (params) => ({ url: `${PROFILES}/total`, config: { params } }),
      transformResponse: parsed(profilesTotalSchema),
      ...live,
    }),
    cdpProfile: build.query<Profile, string>({
      query: (id) => `${PROFILES}/${id}`,
      transformResponse: parsed(profileSchema),
      ...live,
    }),
    cdpProfileConsent: build.query<Consent, string>({
      query: (id) => `${PROFILES}/${id}/consent`,
      transformResponse: parsed(consentSchema),
      providesTags: ['CdpProfile'],
      keepUnusedDataFor: 0,
    }),
    cdpProfileEvents: build.query<EventsPage, { id: string; query: Partial<EventsQuery> }>({
      query: ({ id, query }) => ({ url: `${PROFILES}/${id}/events`, config: { params: query } }),
      transformResponse: parsed(eventsPageSchema),
      ...live,
    }),
    cdpProfileActivity: build.query<Activity, { id: string; days: number }>({
      query: ({ id, days }) => ({
        url: `${PROFILES}/${id}/activity`,
        config: { params: { days } },
      }),
      transformResponse: parsed(activitySchema),
      ...live,
    }),
    cdpProfileOrders: build.query<Orders, string>({
      query: (id) => `${PROFILES}/${id}/orders`,
      transformResponse: parsed(ordersSchema),
      ...live,
    }),
    cdpProfileMerges: build.query<Merges, string>({
      query: (id) => `${PROFILES}/${id}/merges`,
      transformResponse: parsed(mergesSchema),
      ...live,
    }),
    cdpSplitPreview: build.query<DecisionResult, string>({
      query: (merge) => `/cdp/merges/${merge}/split`,
      transformResponse: parsed(decisionResultSchema),
      ...live,
    }),
    cdpSplitMerge: build.mutation<DecisionResult, string>({
      query: (merge) => ({ url: `/cdp/merges/${merge}/split`, method: 'POST' }),
      transformResponse: parsed(decisionResultSchema),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpProfile']),
    }),
    cdpReuniteSplit: build.mutation<DecisionResult, string>({
      query: (split) => ({ url: `/cdp/splits/${split}/reunite`, method: 'POST' }),
      transformResponse: parsed(decisionResultSchema),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpProfile']),
    }),
  }),
});

export const {
  useCdpProfilesQuery,
  useCdpProfilesTotalQuery,
  useCdpProfileQuery,
  useCdpProfileEventsQuery,
  useCdpProfileActivityQuery,
  useCdpProfileOrdersQuery,
  useCdpProfileMergesQuery,
  useCdpSplitPreviewQuery,
  useCdpSplitMergeMutation,
  useCdpReuniteSplitMutation,
  useCdpProfileConsentQuery,
} = profilesApi;
