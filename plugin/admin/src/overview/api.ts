import { type Overview, overviewSchema } from '../../../shared/contracts/overview.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const overviewApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpOverview: build.query<Overview, void>({
      query: () => '/cdp/overview',
      transformResponse: parsed(overviewSchema),
      providesTags: ['CdpOverview'],
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useCdpOverviewQuery } = overviewApi;
