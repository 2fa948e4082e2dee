import { setTimeout as delay } from 'node:timers/promises';
import type { Run, Workflow } from 'strapi-cdp-config';
import type { Platform } from '../platform.ts';
import { createExportMetrics } from './metrics.ts';
import { createRunner, type RunnerParts, usualRetries } from './runner/index.ts';
import { claimDueRun, findRun, findRunUnderWay, startRunHere } from './runs/index.ts';

/** Milliseconds between two looks at how far a run is. */
const LOOK = 250;

/** A run of the workflow is under way elsewhere. */
export class RunUnderWayError extends Error {
  override readonly name = 'RunUnderWayError';
  constructor({ id, workflowName }: Pick<Run, 'id' | 'workflowName'>) {
    super(`A run of «${workflowName}» is under way already (${id}); wait for it to end.`);
  }
}

/** How a run is carried out by this process. */
export interface RunHereOptions {
  requestedBy: string;
  definitions: RunnerParts['definitions'];
  /** Aborts when whoever asked has enough: a connector that runs goes on with the run. */
  signal: AbortSignal;
  onProgress: (run: Run) => void;
}

/**
 * Carries out a run of a workflow in this process, with or without a connector beside it. It is a run
 * like any other: a connector takes it over if this process ends, and the other way round. A run that
 * was left unfinished is finished before.
 *
 * @returns the run when it ended, or as it stands when the signal aborted
 * @throws RunUnderWayError
 */
export async function runHere(
  platform: Platform,
  workflow: Workflow,
  { requestedBy, definitions, signal, onProgress }: RunHereOptions,
): Promise<Run> {
  const { database, metrics: registry, clock } = platform;
  const metrics = createExportMetrics(registry, database);
  const runner = createRunner({
    platform,
    definitions,
    metrics,
    retries: usualRetries,
    ended: () => undefined,
  });
  const carryOn = (id: string) =>
    carryOut({ platform, runner, signal, onProgress }, { id, workflowKey: workflow.key });
  for (;;) {
    const id = await startRunHere(platform, workflow, requestedBy);
    if (id !== undefined) return carryOn(id);
    const other = await findRunUnderWay(database, workflow.key);
    if (!other) continue;
    if (!(await claimDueRun(database, other.id, clock()))) throw new RunUnderWayError(other);
    const left = await carryOn(other.id);
    if (signal.aborted) return left;
  }
}

/** What runs of this process have in common. */
interface Hands extends Pick<RunHereOptions, 'signal' | 'onProgress'> {
  platform: Platform;
  runner: ReturnType<typeof createRunner>;
}

async function carryOut(
  { platform, runner, signal, onProgress }: Hands,
  { id, workflowKey }: { id: string; workflowKey: string },
): Promise<Run> {
  const { database, logger, clock } = platform;
  const payload = { workflowKey, runId: id, trigger: 'manual', requestedBy: null } as const;
  const look = async () => {
    const run = await findRun(database, id);
    if (!run) throw new Error(`The run ${id} is gone.`);
    onProgress(run);
    return run;
  };
  for (let isOurs = true; ; isOurs = await claimDueRun(database, id, clock())) {
    if (isOurs) {
      const job = { id, payload, signal, logger, attempt: 1, isLastAttempt: true };
      await watched(runner(job), look, signal);
    }
    const run = await look();
    if (run.endedAt !== null || signal.aborted) return run;
    // It waits for its destination, or is in the hands of a connector by now.
    await delay(LOOK, undefined, { signal }).catch(() => undefined);
  }
}

/** Looks at what is going on until it ends. What an abort breaks off is no failure. */
async function watched(
  work: Promise<void>,
  look: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  let isDone = false;
  const working = work
    .catch((error) => {
      if (!signal.aborted) throw error;
    })
    .finally(() => {
      isDone = true;
    });
  while (!isDone) {
    await Promise.race([working, delay(LOOK)]);
    if (!isDone) await look();
  }
  await working;
}
