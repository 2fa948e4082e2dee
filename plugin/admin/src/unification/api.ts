import { type Unification, unificationSchema } from 'strapi-cdp-config';
import { cdpApi, parsed } from '../shared/api/index.ts';

const unificationApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpUnification: build.query<Unification, void>({
      query: () => '/cdp/unification',
      transformResponse: parsed(unificationSchema),
      providesTags: ['CdpUnification'],
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useCdpUnificationQuery } = unificationApi;
