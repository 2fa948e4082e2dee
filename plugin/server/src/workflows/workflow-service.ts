import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { errors } from '@strapi/utils';
import type {
  PageQuery,
  RefusedPage,
  Run,
  RunsPage,
  RunsQuery,
  Trial,
  TrialRequest,
  WorkflowActivity,
  WorkflowInput,
} from 'strapi-cdp-config';
import type {
  WorkflowChoices,
  WorkflowRow as WorkflowContract,
  WorkflowsPage,
  WorkflowsQuery,
} from '../../../shared/contracts/workflows.ts';
import { ConnectorUnavailable, connectorClient } from '../connector/index.ts';
import { assertEditable, EDITORS } from '../database/index.ts';
import { everyDestination } from '../destinations/index.ts';
import { exportableTypes, fieldExportRepository } from '../field-exports/index.ts';
import { fieldError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { applicabilityProblems } from './applicability.ts';
import { siteLocales } from './locales.ts';
import { type WorkflowRow, workflowRepository } from './workflow-repository.ts';

/** The rules of workflows. Rows are meant by their documentId. */
export function workflowService({ strapi }: Dependencies) {
  const workflows = workflowRepository(strapi);
  const fieldExports = fieldExportRepository(strapi);
  const types = exportableTypes(strapi);
  const connector = connectorClient(strapi);

  async function find(documentId: string): Promise<WorkflowRow> {
    const workflow = await workflows.findByDocumentId(documentId);
    if (!workflow) throw new errors.NotFoundError('There is no such workflow.');
    return workflow;
  }

  async function assertApplicable(input: Pick<WorkflowInput, 'options'>): Promise<void> {
    const [known, locales] = await Promise.all([everyDestination(strapi), siteLocales(strapi)]);
    const [first, ...others] = applicabilityProblems(input, {
      findType: types.find,
      destinations: known,
      locales: locales.map(({ code }) => code),
    });
    if (first) throw fieldError([first, ...others]);
  }

  /** What the connector knows of workflows by their key, or why it cannot be asked. */
  async function activities(): Promise<Activities> {
    try {
      const items = await connector.workflowActivities();
      return { byKey: new Map(items.map((item) => [item.key, item])), problem: null };
    } catch (error) {
      if (!(error instanceof ConnectorUnavailable)) throw error;
      return { byKey: new Map(), problem: error.message };
    }
  }

  return {
    async list(query: WorkflowsQuery): Promise<WorkflowsPage> {
      const [{ rows, pagination }, { byKey, problem }] = await Promise.all([
        workflows.findPage(query),
        activities(),
      ]);
      const items = rows.map((row) => toContract(row, byKey.get(row.key)));
      return { items, pagination, connectorProblem: problem };
    },

    async get(documentId: string): Promise<WorkflowContract> {
      const [row, { byKey }] = await Promise.all([find(documentId), activities()]);
      return toContract(row, byKey.get(row.key));
    },

    async choices(): Promise<WorkflowChoices> {
      const [known, locales, rows] = await Promise.all([
        everyDestination(strapi),
        siteLocales(strapi),
        fieldExports.findAll(),
      ]);
      const counts = new Map(rows.map((row) => [row.contentType, row.fields.length]));
      return {
        contentTypes: types
          .list()
          .map((type) => ({ ...type, exportedFieldCount: counts.get(type.uid) ?? 0 })),
        locales,
        destinations: known,
      };
    },

    /** @throws ValidationError at each option that does not fit the site */
    async create(input: WorkflowInput): Promise<WorkflowContract> {
      await assertApplicable(input);
      const row = await strapi.db.transaction(() =>
        workflows.create({ ...input, key: newKey() }, EDITORS),
      );
      return toContract(row);
    },

    /** @throws ReadOnlyError, or ValidationError at each option that does not fit the site */
    async update(documentId: string, input: WorkflowInput): Promise<WorkflowContract> {
      const current = await find(documentId);
      assertEditable(current.name, current);
      await assertApplicable(input);
      const row = await strapi.db.transaction(() => workflows.update(current.id, input));
      return toContract(row, (await activities()).byKey.get(row.key));
    },

    /** @throws ReadOnlyError */
    async delete(documentId: string): Promise<void> {
      const workflow = await find(documentId);
      assertEditable(workflow.name, workflow);
      await strapi.db.transaction(() => workflows.delete(workflow.id));
    },

    /** @throws ConflictError while a run of the workflow is under way */
    async run(documentId: string, requestedBy: string): Promise<Run> {
      const { key } = await find(documentId);
      try {
        return await connector.runWorkflow(key, { requestedBy });
      } catch (error) {
        if (!(error instanceof errors.NotFoundError)) throw error;
        // The workflow was made a moment ago, and the connector has not heard of it yet.
        await connector.refreshDefinitions();
        return connector.runWorkflow(key, { requestedBy });
      }
    },

    async runs(documentId: string, page: Omit<RunsQuery, 'workflow'>): Promise<RunsPage> {
      const { key } = await find(documentId);
      return connector.runs({ ...page, workflow: key });
    },

    /** What the destination refuses, the newest first. */
    async refused(documentId: string, page: PageQuery): Promise<RefusedPage> {
      const { key } = await find(documentId);
      return connector.refused(key, page);
    },

    /** All that the destination refuses, and the key of the workflow. */
    async refusedFile(
      documentId: string,
      format: 'csv' | 'ndjson',
    ): Promise<{ key: string; file: Readable }> {
      const { key } = await find(documentId);
      return { key, file: await connector.refusedFile(key, format) };
    },

    /** Delivers what was refused once more. @throws ConflictError while a run is under way */
    async retryRefused(documentId: string, requestedBy: string): Promise<Run> {
      const { key } = await find(documentId);
      return connector.retryRefused(key, { requestedBy });
    },

    /**
     * Tries what a workflow would do, which need not be saved. Nothing is changed.
     *
     * @throws ValidationError at each option that does not fit the site
     */
    async attempt(request: TrialRequest): Promise<Trial> {
      await assertApplicable(request);
      return connector.tryWorkflow(request);
    },

    /** The runs of all workflows, and of exports from a terminal, the newest first. */
    allRuns: (page: PageQuery): Promise<RunsPage> => connector.runs(page),

    findRun: (id: string): Promise<Run> => connector.run(id),
  };
}

export type WorkflowService = ReturnType<typeof workflowService>;

interface Activities {
  byKey: Map<string, WorkflowActivity>;
  problem: string | null;
}

/** A key for life: it means nothing, so that no change of the workflow makes it wrong. */
const newKey = () => `wf-${randomBytes(5).toString('hex')}`;

function toContract(row: WorkflowRow, activity: WorkflowActivity | null = null): WorkflowContract {
  return {
    documentId: row.documentId,
    key: row.key,
    name: row.name,
    kind: row.kind,
    interval: row.interval,
    timeZone: row.timeZone,
    enabled: row.enabled,
    options: row.options,
    managedBy: row.managedBy,
    updatedAt: row.updatedAt,
    activity,
  };
}
