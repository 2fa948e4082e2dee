import {
  type EntryExports,
  entryExportsSchema,
} from '../../../shared/contracts/exported-entries.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

/** Names an entry. */
export interface EntryOf {
  contentType: string;
  documentId: string;
}

/** Where the server has what was sent of an entry. */
export const addressOf = ({ contentType, documentId }: EntryOf) =>
  `/cdp/exported-entries/${encodeURIComponent(contentType)}/${encodeURIComponent(documentId)}`;

const exportedEntriesApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpEntryExports: build.query<EntryExports, EntryOf>({
      query: addressOf,
      transformResponse: parsed(entryExportsSchema),
      // Runs go on meanwhile.
      keepUnusedDataFor: 0,
      providesTags: ['CdpRun', 'CdpWorkflow', 'CdpFieldExport'],
    }),
  }),
});

export const { useCdpEntryExportsQuery } = exportedEntriesApi;
