import {
  type PageQuery,
  type RefusedPage,
  type Run,
  type RunsPage,
  refusedPageSchema,
  runSchema,
  runsPageSchema,
  type Trial,
  type TrialRequest,
  trialSchema,
  type WorkflowInput,
} from 'strapi-cdp-config';
import {
  type WorkflowChoices,
  type WorkflowRow,
  type WorkflowsPage,
  type WorkflowsQuery,
  workflowChoicesSchema,
  workflowRowSchema,
  workflowsPageSchema,
} from '../../../shared/contracts/workflows.ts';
import { cdpApi, parsed } from '../shared/api/index.ts';

const WORKFLOWS = '/cdp/workflows';

const workflowsApi = cdpApi.injectEndpoints({
  endpoints: (build) => ({
    cdpWorkflows: build.query<WorkflowsPage, WorkflowsQuery>({
      query: (params) => ({ url: WORKFLOWS, config: { params } }),
      transformResponse: parsed(workflowsPageSchema),
      providesTags: ['CdpWorkflow', 'CdpRun'],
    }),
    cdpWorkflow: build.query<WorkflowRow, string>({
      query: (documentId) => `${WORKFLOWS}/${documentId}`,
      transformResponse: parsed(workflowRowSchema),
      providesTags: ['CdpWorkflow', 'CdpRun'],
    }),
    cdpWorkflowChoices: build.query<WorkflowChoices, void>({
      query: () => '/cdp/workflow-choices',
      transformResponse: parsed(workflowChoicesSchema),
      // Destinations come with the connectors that present themselves.
      keepUnusedDataFor: 0,
      providesTags: ['CdpFieldExport'],
    }),
    cdpCreateWorkflow: build.mutation<WorkflowRow, WorkflowInput>({
      query: (data) => ({ url: WORKFLOWS, method: 'POST', data }),
      transformResponse: parsed(workflowRowSchema),
      invalidatesTags: ['CdpWorkflow', 'CdpOverview'],
    }),
    cdpUpdateWorkflow: build.mutation<WorkflowRow, { documentId: string; input: WorkflowInput }>({
      query: ({ documentId, input }) => ({
        url: `${WORKFLOWS}/${documentId}`,
        method: 'PUT',
        data: input,
      }),
      transformResponse: parsed(workflowRowSchema),
      invalidatesTags: ['CdpWorkflow', 'CdpOverview'],
    }),
    cdpDeleteWorkflow: build.mutation<unknown, string>({
      query: (documentId) => ({ url: `${WORKFLOWS}/${documentId}`, method: 'DELETE' }),
      invalidatesTags: (_result, error) => (error ? [] : ['CdpWorkflow', 'CdpOverview']),
    }),
    cdpRunWorkflow: build.mutation<Run, string>({
      query: (documentId) => ({ url: `${WORKFLOWS}/${documentId}/runs`, method: 'POST' }),
      transformResponse: parsed(runSchema),
      invalidatesTags: ['CdpRun', 'CdpOverview'],
    }),
    cdpRefused: build.query<RefusedPage, PageQuery & { workflow: string }>({
      query: ({ workflow, ...params }) => ({
        url: `${WORKFLOWS}/${workflow}/refused`,
        config: { params },
      }),
      transformResponse: parsed(refusedPageSchema),
      providesTags: ['CdpRun'],
    }),
    cdpRetryRefused: build.mutation<Run, string>({
      query: (documentId) => ({ url: `${WORKFLOWS}/${documentId}/refused/retry`, method: 'POST' }),
      transformResponse: parsed(runSchema),
      invalidatesTags: ['CdpRun', 'CdpOverview'],
    }),
    cdpRuns: build.query<RunsPage, PageQuery & { workflow: string }>({
      query: ({ workflow, ...params }) => ({
        url: `${WORKFLOWS}/${workflow}/runs`,
        config: { params },
      }),
      transformResponse: parsed(runsPageSchema),
      providesTags: ['CdpRun'],
    }),
    cdpAllRuns: build.query<RunsPage, PageQuery>({
      query: (params) => ({ url: '/cdp/runs', config: { params } }),
      transformResponse: parsed(runsPageSchema),
      providesTags: ['CdpRun'],
    }),
    cdpTryWorkflow: build.mutation<Trial, TrialRequest>({
      query: (data) => ({ url: '/cdp/workflow-trials', method: 'POST', data }),
      transformResponse: parsed(trialSchema),
    }),
  }),
});

export const {
  useCdpWorkflowsQuery,
  useCdpWorkflowQuery,
  useCdpWorkflowChoicesQuery,
  useCdpCreateWorkflowMutation,
  useCdpUpdateWorkflowMutation,
  useCdpDeleteWorkflowMutation,
  useCdpRunWorkflowMutation,
  useCdpRunsQuery,
  useCdpAllRunsQuery,
  useCdpTryWorkflowMutation,
  useCdpRefusedQuery,
  useCdpRetryRefusedMutation,
} = workflowsApi;
