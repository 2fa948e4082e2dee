import type { Run, RunState } from 'strapi-cdp-config';

/** Whether a run has still something to do. */
export function isUnderWay({ state }: Run): boolean {
  return state === 'queued' || state === 'running' || state === 'retrying';
}

/** How each state looks; the words are always there too. */
export const STATE_VARIANT = {
  queued: 'neutral',
  running: 'primary',
  retrying: 'warning',
  finished: 'success',
  failed: 'danger',
} as const satisfies Record<RunState, string>;

/** How far a run is, from 0 to 100; undefined while nobody knows how much there is. */
export function progressOf({ counts, total }: Run): number | undefined {
  if (total === null || total === 0) return undefined;
  // The total was counted when the run began; there may be more by now.
  return Math.min(100, Math.round((counts.read / total) * 100));
}

/** Milliseconds that a run took, or has taken so far; undefined before it began. */
export function tookOf({ startedAt, endedAt }: Run, now: Date): number | undefined {
  if (startedAt === null) return undefined;
  const end = endedAt === null ? now.getTime() : Date.parse(endedAt);
  return Math.max(0, end - Date.parse(startedAt));
}
