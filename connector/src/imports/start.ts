import { setTimeout as delay } from 'node:timers/promises';
import type { DefinitionsStore } from '../definitions/index.ts';
import { importQueue } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { fedSegments } from '../segments/index.ts';
import { quietly } from '../shared/quietly.ts';
import { importingOf } from '../tracking/index.ts';
import { removeOldFiles } from './files/index.ts';
import { workOnImport } from './runner/index.ts';
import { claimDue } from './runs/index.ts';

/** Milliseconds between two looks for imports that are due. */
const SUPERVISION_INTERVAL = 2_000;

/** Milliseconds between two looks for files that nobody needs. */
const CLEANING_INTERVAL = 60 * 60 * 1000;

/** Milliseconds that a file is kept, so that it can be imported again with another mapping. */
const KEEP_FILES = 24 * 60 * 60 * 1000;

/** The imports of one process. */
export interface Imports {
  /** Looks after imports no more. Those in progress end with their jobs (`jobs.stop()`). */
  stop(): Promise<void>;
}

/**
 * Begins to work on imports, and sees to it that every one with work left has a worker. Call it when
 * jobs have started.
 *
 * @param interval milliseconds between two looks for imports that are due
 */
export async function startImports(
  platform: Platform,
  definitions: Pick<DefinitionsStore, 'current' | 'refresh'>,
  interval = SUPERVISION_INTERVAL,
): Promise<Imports> {
  const importing = importingOf(platform);
  const segments = {
    current: () => fedSegments(definitions.current()),
    refresh: () => definitions.refresh(),
  };
  await platform.jobs.work(importQueue, ({ payload, signal, logger }) =>
    workOnImport(platform, importing, payload.runId, { signal, logger, segments }),
  );
  const ending = new AbortController();
  const ended = supervise(platform, interval, ending.signal);
  return {
    async stop() {
      ending.abort();
      await ended;
    },
  };
}

/** Gives a job to every import that is due: a terminal that ended left one, or its job was lost. */
async function supervise(platform: Platform, interval: number, signal: AbortSignal): Promise<void> {
  const { database, jobs, logger, clock } = platform;
  const complain = quietly((message, details) => logger.warn(details, message));
  let cleanedAt = 0;
  const look = async () => {
    for (const runId of await claimDue(database, clock())) {
      await jobs.send(importQueue, { runId }, { key: runId });
    }
    if (Date.now() - cleanedAt < CLEANING_INTERVAL) return;
    await removeOldFiles(database, new Date(clock().getTime() - KEEP_FILES));
    cleanedAt = Date.now();
  };
  while (!signal.aborted) {
    if (jobs.running()) {
      await look().catch((error) => {
        complain('Imports cannot be looked after at present.', String(error));
      });
    }
    await delay(interval, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
