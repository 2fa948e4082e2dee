import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { isLive, type Run, type Workflow } from 'strapi-cdp-config';
import type { DefinitionsStore } from '../definitions/index.ts';
import { exportQueues } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { quietly } from '../shared/quietly.ts';
import { findChangePosition } from './ledger/index.ts';
import { findPending, type Pending } from './pages/index.ts';
import { ACTIVE_STATES, latestRuns, streamOf } from './runs/index.ts';

/**
 * Milliseconds between two runs of a workflow of which the former failed, or that compare all entries:
 * what is wrong for long must not be tried all the time.
 */
const PAUSE = 60_000;

/** Milliseconds from the beginning of one run to that of the next: many saves make few runs. */
const SPACING = 500;

const HOUR = 60 * 60 * 1000;

/** Runs live workflows when something changed. */
export interface LiveWorkflows {
  /** Something may have changed: look now. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Looks whether Strapi has changes for a live workflow: when it says so, when a run has ended during
 * which more may have changed, and now and then in any case, for what it could not say. Every process
 * does so; the job queue sees to it that one run comes of it.
 *
 * @param interval milliseconds between two looks that nobody asked for
 */
export function watchLiveWorkflows(
  platform: Platform,
  definitions: Pick<DefinitionsStore, 'current' | 'refresh'>,
  interval: number,
): LiveWorkflows {
  const { logger, jobs } = platform;
  const ending = new AbortController();
  const complain = quietly((message, details) => logger.warn(details, message));
  let bell = new AbortController();

  async function watch(): Promise<void> {
    // What the configuration file says must have reached Strapi: without fields a run would fail.
    await Promise.race([definitions.refresh(), once(ending.signal, 'abort')]);
    while (!ending.signal.aborted) {
      // Who rings during the look is heard after it.
      bell = new AbortController();
      let pause = interval;
      if (jobs.running()) {
        const next = await look(platform, definitions, ending.signal).catch((error) => {
          if (!ending.signal.aborted) {
            complain('Strapi cannot be asked for changes at present.', String(error));
          }
        });
        pause = Math.min(interval, next ?? interval);
      }
      const signal = AbortSignal.any([ending.signal, bell.signal]);
      await delay(pause, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  const ended = watch();
  return {
    wake: () => bell.abort(),
    async stop() {
      ending.abort();
      await ended;
    },
  };
}

/** @returns milliseconds after which to look again; undefined for whenever */
async function look(
  platform: Platform,
  definitions: Pick<DefinitionsStore, 'current'>,
  signal: AbortSignal,
): Promise<number | undefined> {
  const live = definitions
    .current()
    .workflows.filter(({ enabled, interval }) => enabled && isLive(interval));
  if (live.length === 0) return undefined;
  const last = await latestRuns(
    platform.database,
    live.map(({ key }) => key),
  );
  let next: number | undefined;
  for (const workflow of live) {
    const run = last.get(workflow.key);
    // The end of a run has everyone look again.
    if (run && ACTIVE_STATES.includes(run.state)) continue;
    const spacing = run ? SPACING - (platform.clock().getTime() - Date.parse(run.queuedAt)) : 0;
    if (spacing > 0) {
      next = Math.min(next ?? spacing, spacing);
      continue;
    }
    const isResting = run !== undefined && hasJustEnded(run, platform.clock());
    if (isResting && run.state === 'failed') continue;
    const pending = await pendingOf(platform, workflow, signal);
    if (pending === 'no' || (pending === 'unknown' && isResting)) continue;
    await platform.jobs.send(
      exportQueues[workflow.kind],
      { workflowKey: workflow.key, runId: null, trigger: 'schedule', requestedBy: null },
      { key: workflow.key },
    );
  }
  return next;
}

async function pendingOf(
  { database, strapi, settings, clock }: Platform,
  { key, kind, options }: Workflow,
  signal: AbortSignal,
): Promise<Pending> {
  const comparedAfter = new Date(clock().getTime() - settings.reconcileInterval * HOUR);
  const run = { workflowKey: key, stream: streamOf(options) };
  const cursor = await findChangePosition(database, run, comparedAfter);
  if (cursor === undefined) return 'unknown';
  return findPending(strapi, { kind, options, cursor }, signal);
}

function hasJustEnded({ endedAt }: Run, now: Date): boolean {
  return endedAt !== null && now.getTime() - Date.parse(endedAt) < PAUSE;
}
