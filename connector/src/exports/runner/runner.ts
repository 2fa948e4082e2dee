import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Workflow } from 'strapi-cdp-config';
import type { DefinitionsStore } from '../../definitions/index.ts';
import type { ExportJob, Job } from '../../jobs/index.ts';
import type { Platform } from '../../platform.ts';
import { type Destination, openDestination } from '../destinations/index.ts';
import type { ExportMetrics } from '../metrics.ts';
import { type ActiveRun, putBack, RunLostError, startScheduledRun, takeUp } from '../runs/index.ts';
import type { RetryPolicy } from './backoff.ts';
import { carryOut } from './execution.ts';
import { settle } from './settle.ts';

/**
 * Milliseconds that a worker waits for a retry itself. Before a longer wait it lets go of the run, so
 * that one destination that is away does not keep the others from being served.
 */
const PATIENCE = 5_000;

export interface RunnerParts {
  platform: Platform;
  definitions: Pick<DefinitionsStore, 'current' | 'refresh'>;
  metrics: ExportMetrics;
  retries: RetryPolicy;
}

/** Builds the worker of export jobs. The row of a run is the truth; a job only says: look now. */
export function createRunner(parts: RunnerParts): (job: Job<ExportJob>) => Promise<void> {
  return async (job) => {
    const id = await runOf(parts, job);
    if (id === undefined) return;
    for (;;) {
      const run = await takeUp(parts.platform.database, id, parts.platform.clock());
      if (!run) return;
      const { workflowKey: workflow, attempt } = run;
      const logger = job.logger.child({ run: id, workflow, attempt });
      const wait = await workOn(parts, run, job.signal, logger);
      if (wait === undefined || wait > PATIENCE) return;
      await delay(wait, undefined, { signal: job.signal });
    }
  };
}

/** The run that a job is about; undefined when there is nothing to do. */
async function runOf(
  { platform, definitions }: RunnerParts,
  { id, payload, logger }: Job<ExportJob>,
): Promise<string | undefined> {
  if (payload.runId !== null) return payload.runId;
  const { workflowKey } = payload;
  const workflow = await findWorkflow(definitions, workflowKey);
  if (!workflow?.enabled) {
    logger.info({ workflow: workflowKey }, 'The workflow was paused or removed meanwhile.');
    return undefined;
  }
  if (await startScheduledRun(platform, workflow, id)) return id;
  logger.info({ workflow: workflowKey }, 'The last run is still under way; this one is left out.');
  return undefined;
}

/** A schedule may be known to the job queue a moment before the workflow is known here. */
async function findWorkflow(
  definitions: RunnerParts['definitions'],
  key: string,
): Promise<Workflow | undefined> {
  const find = () => definitions.current().workflows.find((workflow) => workflow.key === key);
  const known = find();
  if (known) return known;
  await definitions.refresh();
  return find();
}

/** @returns milliseconds after which the run goes on; undefined when it ended or is in other hands */
async function workOn(
  parts: RunnerParts,
  run: ActiveRun,
  signal: AbortSignal,
  logger: Logger,
): Promise<number | undefined> {
  const { platform, metrics } = parts;
  let destination: Destination | undefined;
  try {
    logger.info({ position: run.position }, 'Run is taken up.');
    destination = openDestination(platform, run);
    await carryOut({ platform, run, destination, metrics, signal });
    metrics.ended(run.kind, 'finished', secondsSince(run.startedAt, platform.clock()));
    logger.info('Run finished.');
    return undefined;
  } catch (error) {
    if (error instanceof RunLostError) {
      logger.warn('The run is in other hands by now.');
      return undefined;
    }
    if (signal.aborted) {
      await release(platform, run, logger);
      throw error;
    }
    return await settle(parts, { run, destination, error, logger });
  } finally {
    if (destination && destination.guarantee !== 'transaction') await destination.close?.();
  }
}

/** The process stops: the run waits for another worker, and says so. */
async function release(platform: Platform, run: ActiveRun, logger: Logger): Promise<void> {
  await putBack(platform.database, run).catch((error) => {
    logger.debug({ err: error }, 'The run could not be put back; it is found later.');
  });
}

function secondsSince(moment: Date, now: Date): number {
  return (now.getTime() - moment.getTime()) / 1000;
}
