import {
  type PlannedEventInput,
  type PlanPage,
  type PlanQuery,
  type PlanRow,
  planPageSchema,
  planRowSchema,
} from '../../../shared/contracts/plan.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const PLAN = '/cdp/plan';

const planApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpPlan: build.query<PlanPage, PlanQuery>({
      query: (params) => ({ url: PLAN, config: { params } }),
      transformResponse: parsed(planPageSchema),
      providesTags: ['CdpPlan'],
      // Traffic goes on: figures from before are no use.
      keepUnusedDataFor: 0,
    }),
    cdpPlannedEvent: build.query<PlanRow, string>({
      query: (documentId) => `${PLAN}/${documentId}`,
      transformResponse: parsed(planRowSchema),
      providesTags: ['CdpPlan'],
      keepUnusedDataFor: 0,
    }),
    cdpCreatePlannedEvent: build.mutation<PlanRow, PlannedEventInput>({
      query: (data) => ({ url: PLAN, method: 'POST', data }),
      transformResponse: parsed(planRowSchema),
      invalidatesTags: ['CdpPlan', 'CdpOverview'],
    }),
    cdpUpdatePlannedEvent: build.mutation<
      PlanRow,
      { documentId: string; event: PlannedEventInput }
    >({
      query: ({ documentId, event }) => ({
        url: `${PLAN}/${documentId}`,
        method: 'PUT',
        data: event,
      }),
      transformResponse: parsed(planRowSchema),
      invalidatesTags: ['CdpPlan', 'CdpOverview'],
    }),
    cdpDeletePlannedEvent: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `${PLAN}/${documentId}`, method: 'DELETE' }),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpPlan', 'CdpOverview']),
    }),
  }),
});

export const {
  useCdpPlanQuery,
  useCdpPlannedEventQuery,
  useCdpCreatePlannedEventMutation,
  useCdpUpdatePlannedEventMutation,
  useCdpDeletePlannedEventMutation,
} = planApi;
