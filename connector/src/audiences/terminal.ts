import { setTimeout as delay } from 'node:timers/promises';
import type { AudienceActivity } from 'strapi-cdp-config';
import type { JobSender } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { computeAgain } from './membership/compute-again.ts';
import { readActivities } from './reading/activity.ts';

/** Milliseconds between two looks at how far it is. */
const LOOK = 250;

/** How an audience is computed by those who run. */
export interface TerminalComputation {
  jobs: JobSender;
  /** Aborts when whoever asked has enough: it is computed all the same. */
  signal: AbortSignal;
  onProgress: (activity: AudienceActivity) => void;
}

/** What became of it; `unheard`: no connector runs, and the next one that starts does it. */
export interface Computed {
  end: 'computed' | 'failed' | 'unheard' | 'interrupted';
  activity: AudienceActivity;
}

/**
 * Has an audience computed from scratch by a connector that runs, and waits for it. This process looks
 * at nobody itself: memberships are kept by connectors alone, which know what hangs on them.
 *
 * @returns undefined for an audience that no connector knows, or that was deleted meanwhile
 */
export async function computeFromTerminal(
  {
    database,
    clock,
    configuration: { timeZone },
  }: Pick<Platform, 'database' | 'clock' | 'configuration'>,
  identifier: string,
  { jobs, signal, onProgress }: TerminalComputation,
): Promise<Computed | undefined> {
  if ((await computeAgain({ database, clock, jobs }, identifier)) === undefined) return undefined;
  for (;;) {
    const [activity] = await readActivities(database, { days: 1, timeZone, identifier });
    if (!activity) return undefined;
    onProgress(activity);
    if (activity.state === 'live') return { end: 'computed', activity };
    if (activity.state === 'failed') return { end: 'failed', activity };
    if (!(await jobs.isHeard())) return { end: 'unheard', activity };
    if (signal.aborted) return { end: 'interrupted', activity };
    await delay(LOOK, undefined, { signal }).catch(() => undefined);
  }
}
