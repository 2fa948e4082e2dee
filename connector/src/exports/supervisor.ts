import { setTimeout as delay } from 'node:timers/promises';
import { exportQueues } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { quietly } from '../shared/quietly.ts';
import { claimDueRuns, makeDue } from './runs/index.ts';

/** Runs that one look takes care of; the rest has to wait for the next. */
const AT_ONCE = 100;

/** Sees to it that every run with work left has a job. */
export interface Supervisor {
  stop(): Promise<void>;
}

/**
 * Looks for runs that are due: a retry whose time has come, or a run that has not moved for a while.
 * Each gets a job, unless it has one. So a run goes on even if its job was given up, deleted, or lost
 * with the whole job queue.
 *
 * @param interval milliseconds between two looks
 */
export function superviseRuns(platform: Platform, interval: number): Supervisor {
  const ending = new AbortController();
  const { logger, jobs } = platform;
  const complain = quietly((message, details) => logger.warn(details, message));
  const watch = async () => {
    // Who starts a connector after a fault does not want to wait for what the fault left behind.
    let look = async () => {
      await makeDue(platform.database, platform.clock());
      look = () => requeueDueRuns(platform);
      await look();
    };
    while (!ending.signal.aborted) {
      if (jobs.running()) {
        await look().catch((error) => {
          complain('Runs cannot be looked after at present.', String(error));
        });
      }
      await delay(interval, undefined, { signal: ending.signal, ref: false }).catch(
        () => undefined,
      );
    }
  };
  const ended = watch();
  return {
    async stop() {
      ending.abort();
      await ended;
    },
  };
}

async function requeueDueRuns({ database, jobs, clock }: Platform): Promise<void> {
  for (const { id, workflowKey, kind } of await claimDueRuns(database, clock(), AT_ONCE)) {
    await jobs.send(
      exportQueues[kind],
      { workflowKey, runId: id, trigger: 'manual', requestedBy: null },
      { key: workflowKey },
    );
  }
}
