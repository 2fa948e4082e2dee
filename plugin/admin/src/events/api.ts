import {
  type LiveEvents,
  type LiveQuery,
  liveEventsSchema,
  type ReplayResult,
  replayResultSchema,
  type SetAsidePage,
  type SetAsideQuery,
  type SetAsideReasons,
  type SetAsideResult,
  type SetAsideSelection,
  setAsidePageSchema,
  setAsideReasonsSchema,
  setAsideResultSchema,
} from '../../../shared/contracts/events.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const SET_ASIDE = '/cdp/events/set-aside';

const eventsApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpLiveEvents: build.query<LiveEvents, Partial<LiveQuery>>({
      query: (params) => ({ url: '/cdp/events/live', config: { params } }),
      transformResponse: parsed(liveEventsSchema),
      keepUnusedDataFor: 0,
    }),
    cdpSetAsideReasons: build.query<SetAsideReasons, void>({
      query: () => `${SET_ASIDE}/reasons`,
      transformResponse: parsed(setAsideReasonsSchema),
      providesTags: ['CdpSetAside'],
      keepUnusedDataFor: 0,
    }),
    cdpSetAside: build.query<SetAsidePage, SetAsideQuery>({
      query: (params) => ({ url: SET_ASIDE, config: { params } }),
      transformResponse: parsed(setAsidePageSchema),
      providesTags: ['CdpSetAside'],
      keepUnusedDataFor: 0,
    }),
    cdpReplaySetAside: build.mutation<ReplayResult, SetAsideSelection>({
      query: (data) => ({ url: `${SET_ASIDE}/replay`, method: 'POST', data }),
      transformResponse: parsed(replayResultSchema),
      invalidatesTags: ['CdpSetAside', 'CdpProfile'],
    }),
    cdpDiscardSetAside: build.mutation<SetAsideResult, SetAsideSelection>({
      query: (data) => ({ url: `${SET_ASIDE}/discard`, method: 'POST', data }),
      transformResponse: parsed(setAsideResultSchema),
      invalidatesTags: ['CdpSetAside'],
    }),
  }),
});

export const {
  useLazyCdpLiveEventsQuery,
  useCdpSetAsideReasonsQuery,
  useCdpSetAsideQuery,
  useCdpReplaySetAsideMutation,
  useCdpDiscardSetAsideMutation,
} = eventsApi;
