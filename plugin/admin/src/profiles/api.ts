import {
  type Consent,
  consentSchema,
  type EventsPage,
  eventsPageSchema,
  type Profile,
  type ProfilesPage,
  type ProfilesQuery,
  profileSchema,
  profilesPageSchema,
} from 'strapi-cdp-config';
import { cdpApi, parsed } from '../shared/api/index.ts';

const PROFILES = '/cdp/profiles';

const profilesApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpProfiles: build.query<ProfilesPage, ProfilesQuery>({
      query: (params) => ({ url: PROFILES, config: { params } }),
      transformResponse: parsed(profilesPageSchema),
      providesTags: ['CdpProfile'],
      // Machines write profiles all the time: a list from before is no use.
      keepUnusedDataFor: 0,
    }),
    cdpProfile: build.query<Profile, string>({
      query: (id) => `${PROFILES}/${id}`,
      transformResponse: parsed(profileSchema),
      providesTags: ['CdpProfile'],
      keepUnusedDataFor: 0,
    }),
    cdpProfileConsent: build.query<Consent, string>({
      query: (id) => `${PROFILES}/${id}/consent`,
      transformResponse: parsed(consentSchema),
      providesTags: ['CdpProfile'],
      keepUnusedDataFor: 0,
    }),
    cdpProfileEvents: build.query<EventsPage, { id: string; before?: string }>({
      query: ({ id, before }) => ({
        url: `${PROFILES}/${id}/events`,
        config: { params: { before } },
      }),
      transformResponse: parsed(eventsPageSchema),
      providesTags: ['CdpProfile'],
      keepUnusedDataFor: 0,
    }),
  }),
});

export const {
  useCdpProfilesQuery,
  useCdpProfileQuery,
  useCdpProfileConsentQuery,
  useCdpProfileEventsQuery,
} = profilesApi;
