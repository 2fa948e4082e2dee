import type { SourceInput, SourceSettings } from 'strapi-cdp-config';
import {
  type IssuedKey,
  issuedKeySchema,
  type KeyCheck,
  keyCheckSchema,
  type Rotation,
  type SourceDetail,
  type SourcesPage,
  type SourcesQuery,
  type SourceVolume,
  type SourceVolumeQuery,
  sourceDetailSchema,
  sourcesPageSchema,
  sourceVolumeSchema,
} from '../../../shared/contracts/sources.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const SOURCES = '/cdp/sources';

/** Events come all the time: who opens a screen again sees them at once. */
const live = { providesTags: ['CdpSource'] as 'CdpSource'[], keepUnusedDataFor: 0 };

const sourcesApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpSources: build.query<SourcesPage, SourcesQuery>({
      query: (params) => ({ url: SOURCES, config: { params } }),
      transformResponse: parsed(sourcesPageSchema),
      ...live,
    }),
    cdpSource: build.query<SourceDetail, string>({
      query: (documentId) => `${SOURCES}/${documentId}`,
      transformResponse: parsed(sourceDetailSchema),
      ...live,
    }),
    cdpSourceVolume: build.query<SourceVolume, SourceVolumeQuery & { source: string }>({
      query: ({ source, ...params }) => ({
        url: `${SOURCES}/${source}/volume`,
        config: { params },
      }),
      transformResponse: parsed(sourceVolumeSchema),
      keepUnusedDataFor: 0,
    }),
    cdpSourceKeyCheck: build.query<KeyCheck, string>({
      query: (key) => ({ url: `${SOURCES}/key-check`, config: { params: { key } } }),
      transformResponse: parsed(keyCheckSchema),
      // Someone else may take a key at any moment.
      keepUnusedDataFor: 0,
    }),
    cdpCreateSource: build.mutation<IssuedKey, SourceInput>({
      query: (data) => ({ url: SOURCES, method: 'POST', data }),
      transformResponse: parsed(issuedKeySchema),
      invalidatesTags: ['CdpSource', 'CdpOverview'],
    }),
    cdpUpdateSource: build.mutation<SourceDetail, { documentId: string; settings: SourceSettings }>(
      {
        query: ({ documentId, settings }) => ({
          url: `${SOURCES}/${documentId}`,
          method: 'PUT',
          data: settings,
        }),
        transformResponse: parsed(sourceDetailSchema),
        invalidatesTags: ['CdpSource', 'CdpOverview'],
      },
    ),
    cdpDeleteSource: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `${SOURCES}/${documentId}`, method: 'DELETE' }),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpSource', 'CdpOverview']),
    }),
    cdpRotateWriteKey: build.mutation<IssuedKey, Rotation & { documentId: string }>({
      query: ({ documentId, ...data }) => ({
        url: `${SOURCES}/${documentId}/write-keys`,
        method: 'POST',
        data,
      }),
      transformResponse: parsed(issuedKeySchema),
      invalidatesTags: ['CdpSource', 'CdpOverview'],
    }),
    cdpRevokeWriteKey: build.mutation<SourceDetail, { documentId: string; id: string }>({
      query: ({ documentId, id }) => ({
        url: `${SOURCES}/${documentId}/write-keys/${id}`,
        method: 'DELETE',
      }),
      transformResponse: parsed(sourceDetailSchema),
      invalidatesTags: ['CdpSource', 'CdpOverview'],
    }),
  }),
});

export const {
  useCdpSourcesQuery,
  useCdpSourceQuery,
  useCdpSourceVolumeQuery,
  useCdpSourceKeyCheckQuery,
  useCdpCreateSourceMutation,
  useCdpUpdateSourceMutation,
  useCdpDeleteSourceMutation,
  useCdpRotateWriteKeyMutation,
  useCdpRevokeWriteKeyMutation,
} = sourcesApi;
