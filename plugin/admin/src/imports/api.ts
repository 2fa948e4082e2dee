import {
  type ImportAnalysis,
  type ImportAnalysisRequest,
  type ImportBadRowsPage,
  type ImportDryRun,
  type ImportMapping,
  type ImportRun,
  type ImportRunsPage,
  importAnalysisSchema,
  importBadRowsPageSchema,
  importDryRunSchema,
  importRunSchema,
  importRunsPageSchema,
  type MappingRename,
  type PageQuery,
  type SavedMappingsPage,
  savedMappingsPageSchema,
} from 'strapi-cdp-config';
import { cdpApi, parsed } from '../shared/api/index.ts';

export const IMPORTS = '/cdp/imports';
const MAPPINGS = '/cdp/import-mappings';

const importsApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpImports: build.query<ImportRunsPage, PageQuery>({
      query: (params) => ({ url: IMPORTS, config: { params } }),
      transformResponse: parsed(importRunsPageSchema),
      providesTags: ['CdpImport'],
      keepUnusedDataFor: 0,
    }),
    cdpImport: build.query<ImportRun, string>({
      query: (id) => `${IMPORTS}/${id}`,
      transformResponse: parsed(importRunSchema),
      providesTags: ['CdpImport'],
      keepUnusedDataFor: 0,
    }),
    cdpImportBadRows: build.query<ImportBadRowsPage, PageQuery & { id: string }>({
      query: ({ id, ...params }) => ({ url: `${IMPORTS}/${id}/bad-rows`, config: { params } }),
      transformResponse: parsed(importBadRowsPageSchema),
      providesTags: ['CdpImport'],
      keepUnusedDataFor: 0,
    }),
    cdpAnalyseImport: build.mutation<
      ImportAnalysis,
      { id: string; request: ImportAnalysisRequest }
    >({
      query: ({ id, request }) => ({
        url: `${IMPORTS}/files/${id}/analysis`,
        method: 'POST',
        data: request,
      }),
      transformResponse: parsed(importAnalysisSchema),
    }),
    cdpDryRunImport: build.mutation<ImportDryRun, { id: string; mapping: ImportMapping }>({
      query: ({ id, mapping }) => ({
        url: `${IMPORTS}/files/${id}/dry-run`,
        method: 'POST',
        data: { mapping },
      }),
      transformResponse: parsed(importDryRunSchema),
    }),
    cdpStartImport: build.mutation<ImportRun, { fileId: string; mapping: ImportMapping }>({
      query: (data) => ({ url: IMPORTS, method: 'POST', data }),
      transformResponse: parsed(importRunSchema),
      invalidatesTags: ['CdpImport'],
    }),
    cdpCancelImport: build.mutation<ImportRun, string>({
      query: (id) => ({ url: `${IMPORTS}/${id}/cancel`, method: 'POST' }),
      transformResponse: parsed(importRunSchema),
      invalidatesTags: ['CdpImport'],
    }),
    cdpImportMappings: build.query<SavedMappingsPage, PageQuery>({
      query: (params) => ({ url: MAPPINGS, config: { params } }),
      transformResponse: parsed(savedMappingsPageSchema),
      providesTags: ['CdpImport'],
      keepUnusedDataFor: 0,
    }),
    cdpRenameImportMapping: build.mutation<unknown, { name: string; input: MappingRename }>({
      query: ({ name, input }) => ({
        url: `${MAPPINGS}/${encodeURIComponent(name)}/rename`,
        method: 'POST',
        data: input,
      }),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpImport']),
    }),
    cdpDeleteImportMapping: build.mutation<unknown, string>({
      query: (name) => ({ url: `${MAPPINGS}/${encodeURIComponent(name)}`, method: 'DELETE' }),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpImport']),
    }),
    cdpDeleteImport: build.mutation<unknown, string>({
      query: (id) => ({ url: `${IMPORTS}/${id}`, method: 'DELETE' }),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpImport']),
    }),
  }),
});

export const {
  useCdpImportsQuery,
  useCdpImportQuery,
  useCdpImportBadRowsQuery,
  useCdpAnalyseImportMutation,
  useCdpDryRunImportMutation,
  useCdpStartImportMutation,
  useCdpCancelImportMutation,
  useCdpDeleteImportMutation,
  useCdpImportMappingsQuery,
  useCdpRenameImportMappingMutation,
  useCdpDeleteImportMappingMutation,
} = importsApi;
