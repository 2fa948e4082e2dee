import {
  type ExplainRequest,
  type Explanation,
  explanationSchema,
  type KnownForRules,
  type KnownValues,
  knownForRulesSchema,
  type knownValuesQuerySchema,
  knownValuesSchema,
  type Preview,
  type PreviewMembers,
  type PreviewRequest,
  type previewMembersRequestSchema,
  previewMembersSchema,
  previewSchema,
} from 'strapi-cdp-config';
import type { z } from 'zod';
import { cdpApi, parsed } from '../../shared/api/index.ts';

const AUDIENCES = '/cdp/audiences';

const builderApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpKnownForRules: build.query<KnownForRules, void>({
      query: () => `${AUDIENCES}/known`,
      transformResponse: parsed(knownForRulesSchema),
    }),
    cdpKnownValues: build.query<KnownValues, z.input<typeof knownValuesQuerySchema>>({
      query: (params) => ({ url: `${AUDIENCES}/known/values`, config: { params } }),
      transformResponse: parsed(knownValuesSchema),
    }),
    // Customers go on while an editor thinks: what a rule meant before is no use.
    cdpPreview: build.query<Preview, PreviewRequest>({
      query: (data) => ({ url: `${AUDIENCES}/preview`, method: 'POST', data }),
      transformResponse: parsed(previewSchema),
      keepUnusedDataFor: 0,
    }),
    cdpPreviewMembers: build.query<PreviewMembers, z.infer<typeof previewMembersRequestSchema>>({
      query: (data) => ({ url: `${AUDIENCES}/preview/members`, method: 'POST', data }),
      transformResponse: parsed(previewMembersSchema),
      keepUnusedDataFor: 0,
    }),
    cdpExplain: build.query<Explanation, ExplainRequest>({
      query: (data) => ({ url: `${AUDIENCES}/explain`, method: 'POST', data }),
      transformResponse: parsed(explanationSchema),
      keepUnusedDataFor: 0,
    }),
  }),
});

export const {
  useCdpKnownForRulesQuery,
  useCdpKnownValuesQuery,
  useLazyCdpPreviewQuery,
  useCdpPreviewMembersQuery,
  useCdpExplainQuery,
} = builderApi;
