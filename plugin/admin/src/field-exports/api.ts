import {
  type FieldExportDetails,
  type FieldExportInput,
  type FieldExports,
  fieldExportDetailsSchema,
  fieldExportsSchema,
} from '../../../shared/contracts/field-exports.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const FIELD_EXPORTS = '/cdp/field-exports';

const fieldExportsApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpFieldExports: build.query<FieldExports, void>({
      query: () => FIELD_EXPORTS,
      transformResponse: parsed(fieldExportsSchema),
      providesTags: ['CdpFieldExport'],
    }),
    cdpFieldExport: build.query<FieldExportDetails, string>({
      query: (contentType) => `${FIELD_EXPORTS}/${encodeURIComponent(contentType)}`,
      transformResponse: parsed(fieldExportDetailsSchema),
      providesTags: ['CdpFieldExport'],
    }),
    cdpUpdateFieldExport: build.mutation<
      FieldExportDetails,
      { contentType: string; input: FieldExportInput }
    >({
      query: ({ contentType, input }) => ({
        url: `${FIELD_EXPORTS}/${encodeURIComponent(contentType)}`,
        method: 'PUT',
        data: input,
      }),
      transformResponse: parsed(fieldExportDetailsSchema),
      invalidatesTags: ['CdpFieldExport', 'CdpOverview'],
    }),
  }),
});

export const { useCdpFieldExportsQuery, useCdpFieldExportQuery, useCdpUpdateFieldExportMutation } =
  fieldExportsApi;
