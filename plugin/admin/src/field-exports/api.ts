import {
  type FieldExportDetails,
  type FieldExportInput,
  type FieldExports,
  type FieldPreview,
  type FieldPreviewInput,
  fieldExportDetailsSchema,
  fieldExportsSchema,
  fieldPreviewSchema,
  type SampleEntries,
  sampleEntriesSchema,
} from '../../../shared/contracts/field-exports.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const FIELD_EXPORTS = '/cdp/field-exports';

const addressOf = (contentType: string) => `${FIELD_EXPORTS}/${encodeURIComponent(contentType)}`;

const fieldExportsApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpFieldExports: build.query<FieldExports, void>({
      query: () => FIELD_EXPORTS,
      transformResponse: parsed(fieldExportsSchema),
      providesTags: ['CdpFieldExport'],
    }),
    cdpFieldExport: build.query<FieldExportDetails, { contentType: string; depth?: number }>({
      query: ({ contentType, depth }) => ({
        url: addressOf(contentType),
        config: { params: { depth } },
      }),
      transformResponse: parsed(fieldExportDetailsSchema),
      providesTags: ['CdpFieldExport'],
    }),
    cdpSampleEntries: build.query<SampleEntries, { contentType: string; search: string }>({
      query: ({ contentType, search }) => ({
        url: `${addressOf(contentType)}/entries`,
        config: { params: { search } },
      }),
      transformResponse: parsed(sampleEntriesSchema),
      // Editors write entries meanwhile.
      keepUnusedDataFor: 0,
    }),
    cdpFieldPreview: build.query<FieldPreview, { contentType: string; input: FieldPreviewInput }>({
      query: ({ contentType, input }) => ({
        url: `${addressOf(contentType)}/preview`,
        method: 'POST',
        data: input,
      }),
      transformResponse: parsed(fieldPreviewSchema),
      keepUnusedDataFor: 0,
    }),
    cdpMarkFieldsSeen: build.mutation<FieldExportDetails, string>({
      query: (contentType) => ({ url: `${addressOf(contentType)}/seen`, method: 'POST' }),
      transformResponse: parsed(fieldExportDetailsSchema),
      invalidatesTags: ['CdpFieldExport'],
    }),
    cdpUpdateFieldExport: build.mutation<
      FieldExportDetails,
      { contentType: string; input: FieldExportInput }
    >({
      query: ({ contentType, input }) => ({
        url: addressOf(contentType),
        method: 'PUT',
        data: input,
      }),
      transformResponse: parsed(fieldExportDetailsSchema),
      invalidatesTags: ['CdpFieldExport', 'CdpOverview'],
    }),
  }),
});

export const {
  useCdpFieldExportsQuery,
  useCdpFieldExportQuery,
  useLazyCdpFieldExportQuery,
  useCdpSampleEntriesQuery,
  useCdpFieldPreviewQuery,
  useCdpMarkFieldsSeenMutation,
  useCdpUpdateFieldExportMutation,
} = fieldExportsApi;
