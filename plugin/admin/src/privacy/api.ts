import {
  type PersonFound,
  type PersonQuery,
  type PrivacyAction,
  type PrivacyRequest,
  type PrivacyRequestsPage,
  type PrivacyRequestsQuery,
  personFoundSchema,
  privacyRequestSchema,
  privacyRequestsPageSchema,
} from '../../../shared/contracts/privacy.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const PRIVACY = '/cdp/privacy';

/** Where the file of everything that is held of a profile's customer is. */
export const exportAddress = (profileId: string) => `${PRIVACY}/profiles/${profileId}/export`;

interface Order {
  action: Exclude<PrivacyAction, 'export'>;
  person: PersonQuery;
}

const privacyApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpPerson: build.query<PersonFound, PersonQuery>({
      query: (person) => ({ url: `${PRIVACY}/find`, method: 'POST', data: { person } }),
      transformResponse: parsed(personFoundSchema),
      providesTags: ['CdpPrivacy'],
      keepUnusedDataFor: 0,
    }),
    cdpPrivacyRequests: build.query<PrivacyRequestsPage, PrivacyRequestsQuery>({
      query: (params) => ({ url: `${PRIVACY}/requests`, config: { params } }),
      transformResponse: parsed(privacyRequestsPageSchema),
      providesTags: ['CdpPrivacy'],
      keepUnusedDataFor: 0,
    }),
    cdpOrderPrivacy: build.mutation<PrivacyRequest, Order>({
      query: ({ action, person }) => ({
        url: `${PRIVACY}/${action}`,
        method: 'POST',
        data: { person },
      }),
      transformResponse: parsed(privacyRequestSchema),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpPrivacy', 'CdpOverview']),
    }),
  }),
});

export const { useCdpPersonQuery, useCdpPrivacyRequestsQuery, useCdpOrderPrivacyMutation } =
  privacyApi;
