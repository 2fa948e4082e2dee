import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import {
  type ExportedEntry,
  exportedEntryQuerySchema,
  nextRuns,
  type RefusedPage,
  type Run,
  type RunsPage,
  refusedQuerySchema,
  runRequestSchema,
  runSchema,
  runsQuerySchema,
  type Trial,
  trialRequestSchema,
  type Workflow,
  type WorkflowActivity,
  workflowKeySchema,
} from 'strapi-cdp-config';
import { z } from 'zod';
import type { DefinitionsStore } from '../definitions/index.ts';
import { toNdjson } from '../destinations/index.ts';
import type { Platform } from '../platform.ts';
import { HttpProblem, parseInput } from '../server/index.ts';
import { copiesToCsv, findExportedEntries, readCopies } from './copies/index.ts';
import {
  allRefused,
  countRefused,
  listRefused,
  refusedToCsv,
  refusedToNdjson,
  releaseRefused,
} from './refused/index.ts';
import { findRun, latestRuns, listRuns, requestRun } from './runs/index.ts';
import { tryWorkflow } from './trial/index.ts';

const workflowParams = z.object({ key: workflowKeySchema });
const runParams = z.object({ id: runSchema.shape.id });

/**
 * `/workflows`, `/workflows/:key/runs`, `/runs` and `/content/changed`, below `/management`.
 *
 * @param contentChanged called when Strapi says that entries were written
 */
export function exportRoutes(
  platform: Platform,
  definitions: DefinitionsStore,
  contentChanged: () => void,
): FastifyPluginAsync {
  const { database, clock } = platform;
  return async (server) => {
    server.get('/workflows', async (): Promise<{ items: WorkflowActivity[] }> => {
      const { workflows } = definitions.current();
      const last = await latestRuns(
        database,
        workflows.map(({ key }) => key),
      );
      const refused = await countRefused(
        database,
        workflows.map(({ key }) => key),
      );
      const items = workflows.map((workflow) => ({
        key: workflow.key,
        nextRunAt: nextRunOf(workflow, clock()),
        lastRun: last.get(workflow.key) ?? null,
        refused: refused.get(workflow.key) ?? 0,
      }));
      return { items };
    });

    server.post('/workflows/:key/runs', async (request, reply): Promise<Run> => {
      const { key } = parseInput(workflowParams, request.params);
      const { requestedBy } = parseInput(runRequestSchema, request.body);
      const workflow = await findWorkflow(definitions, key);
      const result = await requestRun(platform, workflow, requestedBy);
      if ('underWay' in result) throw underWay(workflow, result.underWay);
      reply.status(201);
      return result.run;
    });

    server.get('/workflows/:key/refused', (request): Promise<RefusedPage> => {
      const { key } = parseInput(workflowParams, request.params);
      return listRefused(database, key, parseInput(refusedQuerySchema, request.query));
    });

    server.get('/workflows/:key/refused.ndjson', (request, reply) => {
      const { key } = parseInput(workflowParams, request.params);
      return download(reply, 'application/x-ndjson').send(
        refusedToNdjson(allRefused(database, key)),
      );
    });

    server.get('/workflows/:key/refused.csv', (request, reply) => {
      const { key } = parseInput(workflowParams, request.params);
      const csv = refusedToCsv(allRefused(database, key));
      return download(reply, 'text/csv; charset=utf-8').send(csv);
    });

    server.post('/workflows/:key/refused/retry', async (request, reply): Promise<Run> => {
      const { key } = parseInput(workflowParams, request.params);
      const { requestedBy } = parseInput(runRequestSchema, request.body);
      const workflow = await findWorkflow(definitions, key);
      await releaseRefused(database, key);
      const again = { ...workflow, options: { ...workflow.options, mode: 'changes' as const } };
      const result = await requestRun(platform, again, requestedBy);
      if ('underWay' in result) throw underWay(workflow, result.underWay);
      reply.status(201);
      return result.run;
    });

    server.get('/exported-entries', async (request): Promise<{ items: ExportedEntry[] }> => {
      const query = parseInput(exportedEntryQuerySchema, request.query);
      return { items: await findExportedEntries(database, query) };
    });

    server.get('/exported-entries/copies.ndjson', async (request, reply) => {
      const query = parseInput(exportedEntryQuerySchema, request.query);
      const copies = (await readCopies(database, query)).filter(({ record }) => record !== null);
      return download(reply, 'application/x-ndjson').send(toNdjson(copies));
    });

    server.get('/exported-entries/copies.csv', async (request, reply) => {
      const query = parseInput(exportedEntryQuerySchema, request.query);
      const csv = copiesToCsv(await readCopies(database, query));
      return download(reply, 'text/csv; charset=utf-8').send(csv);
    });

    server.post('/trials', (request): Promise<Trial> => {
      return tryWorkflow({ platform, definitions }, parseInput(trialRequestSchema, request.body));
    });

    server.post('/content/changed', async (_request, reply) => {
      contentChanged();
      return reply.status(204).send();
    });

    server.get('/runs', (request): Promise<RunsPage> => {
      return listRuns(database, parseInput(runsQuerySchema, request.query));
    });

    server.get('/runs/:id', async (request): Promise<Run> => {
      const { id } = parseInput(runParams, request.params);
      const run = await findRun(database, id);
      if (run) return run;
      throw new HttpProblem(404, 'not_found', `There is no run ${id}.`);
    });
  };
}

/** A file that nobody on the way keeps: it may hold personal data. */
function download(reply: FastifyReply, type: string): FastifyReply {
  return reply.type(type).header('cache-control', 'no-store');
}

function nextRunOf({ enabled, interval, timeZone }: Workflow, now: Date): string | null {
  if (!enabled) return null;
  return nextRuns(interval, timeZone, 1, now)[0]?.toISOString() ?? null;
}

/** An editor may press the button before the nudge about the new workflow has come through. */
async function findWorkflow(definitions: DefinitionsStore, key: string): Promise<Workflow> {
  const find = () => definitions.current().workflows.find((workflow) => workflow.key === key);
  const known = find();
  if (known) return known;
  await definitions.refresh();
  const found = find();
  if (found) return found;
  throw new HttpProblem(404, 'not_found', `There is no workflow «${key}».`);
}

function underWay(workflow: Workflow, run: Run): HttpProblem {
  return new HttpProblem(
    409,
    'run_under_way',
    `A run of «${workflow.name}» is under way already; wait for it to end.`,
    { details: [{ path: 'runId', message: run.id }] },
  );
}
