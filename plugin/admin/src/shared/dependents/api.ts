import {
  type Dependents,
  dependentsSchema,
  type ReliedOn,
} from '../../../../shared/contracts/dependents.ts';
import { cdpApi, parsed } from '../api/index.ts';

const dependentsApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpDependents: build.query<Dependents, ReliedOn>({
      query: (params) => ({ url: '/cdp/dependents', config: { params } }),
      transformResponse: parsed(dependentsSchema),
      // Asked for anew whenever someone is about to delete something.
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useCdpDependentsQuery } = dependentsApi;
