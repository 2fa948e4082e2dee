import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type {
  Destination as Definition,
  Definitions,
  RetryPolicy,
  Workflow,
} from 'strapi-cdp-config';
import type { DefinitionsStore } from '../../definitions/index.ts';
import {
  admit,
  type Destination,
  findDestination,
  Lanes,
  Pace,
  Paces,
  releaseIfAnswering,
} from '../../destinations/index.ts';
import type { ExportJob, Job } from '../../jobs/index.ts';
import type { Platform } from '../../platform.ts';
import { openDestination } from '../destination/open.ts';
import type { ExportMetrics } from '../metrics.ts';
import {
  type ActiveRun,
  putBack,
  RunLostError,
  startScheduledRun,
  takeUp,
  waitInLine,
} from '../runs/index.ts';
import { tryOut } from './draft-run.ts';
import { carryOut } from './execution.ts';
import { settle } from './settle.ts';

/**
 * Milliseconds that a worker waits for a retry itself. Before a longer wait it lets go of the run, so
 * that one destination that is away does not keep the others from being served.
 */
const PATIENCE = 1_500;

/** Milliseconds after which a run looks again whether its destination has time for it. */
const NEXT_LOOK = 500;

export interface RunnerParts {
  platform: Platform;
  definitions: {
    current(): Pick<Definitions, 'workflows' | 'destinations'>;
    refresh: DefinitionsStore['refresh'];
    presented: DefinitionsStore['presented'];
  };
  metrics: ExportMetrics;
  retries: RetryPolicy;
  /** Called when a run has ended, or goes on later. */
  ended: () => void;
}

/** What the runs of this process share. */
interface Workshop extends RunnerParts {
  lanes: Lanes;
  paces: Paces;
}

/** Builds the worker of export jobs. The row of a run is the truth; a job only says: look now. */
export function createRunner(given: RunnerParts): (job: Job<ExportJob>) => Promise<void> {
  const parts: Workshop = { ...given, lanes: new Lanes(), paces: new Paces() };
  return async (job) => {
    const id = await runOf(parts, job);
    if (id === undefined) return;
    for (;;) {
      const run = await takeUp(parts.platform.database, id, parts.platform.clock());
      if (!run) return;
      const { workflowKey: workflow, attempt } = run;
      const logger = job.logger.child({ run: id, workflow, attempt });
      const wait = await workOn(parts, run, job.signal, logger);
      if (wait === undefined) parts.ended();
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
  parts: Workshop,
  run: ActiveRun,
  signal: AbortSignal,
  logger: Logger,
): Promise<number | undefined> {
  const { platform, metrics } = parts;
  let destination: Destination | undefined;
  let leave: (() => void) | undefined;
  let retries = parts.retries;
  try {
    await parts.definitions.presented();
    const definition = await findDestination(parts, run.options.destination);
    if (definition) {
      leave = await waitTurn(parts, run, definition);
      if (!leave) return undefined;
      retries = definition.retry ?? retries;
    }
    logger.info({ position: run.position }, 'Run is taken up.');
    if (run.options.draft) {
      await tryOut({ ...parts, run, signal });
    } else {
      destination = openDestination(platform, definition, { ...run, draft: false });
      const shared = definition ? parts.paces.of(definition) : new Pace(null);
      await carryOut({ platform, run, destination, metrics, signal, shared });
    }
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
    return await settle({ platform, metrics, retries }, { run, destination, error, logger });
  } finally {
    leave?.();
    if (destination && destination.guarantee !== 'transaction') await destination.close?.();
  }
}

/**
 * Takes a place among the runs that deliver to a destination. Where there is none, or where the
 * destination has been away for a while, the run waits without keeping a worker.
 *
 * @returns gives the place back; undefined when the run has to wait
 */
async function waitTurn(
  { platform, lanes }: Workshop,
  run: ActiveRun,
  { key, concurrency }: Definition,
): Promise<(() => void) | undefined> {
  const { database, clock } = platform;
  const lane = lanes.enter(key, concurrency);
  if (!lane) {
    await waitInLine(database, run, null, new Date(clock().getTime() + NEXT_LOOK));
    return undefined;
  }
  try {
    const admission = await admit(database, key, clock());
    if (admission.admitted) return lane.leave;
    await waitInLine(database, run, admission.reason, admission.until);
    await releaseIfAnswering(database, key, clock());
  } catch (error) {
    lane.leave();
    throw error;
  }
  lane.leave();
  return undefined;
}

/** The process stops: the run waits for another worker, and says so. */
async function release(platform: Platform, run: ActiveRun, logger: Logger): Promise<void> {
  await putBack(platform.database, run, platform.clock()).catch((error) => {
    logger.debug({ err: error }, 'The run could not be put back; it is found later.');
  });
}

function secondsSince(moment: Date, now: Date): number {
  return (now.getTime() - moment.getTime()) / 1000;
}
