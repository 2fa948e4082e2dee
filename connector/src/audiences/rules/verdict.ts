import type { Verdict } from './facts.ts';

export const ALWAYS: Verdict = { holds: true, changesAt: null };
export const NEVER: Verdict = { holds: false, changesAt: null };

/** What does not change by time. */
export function fixed(holds: boolean): Verdict {
  return holds ? ALWAYS : NEVER;
}

/** Turns a verdict round. */
export function negated({ holds, changesAt }: Verdict): Verdict {
  return { holds: !holds, changesAt };
}

/**
 * Whether all hold. While they do, the first that changes decides; else every one that does not hold
 * must change first.
 */
export function allOf(verdicts: Verdict[]): Verdict {
  const failing = verdicts.filter(({ holds }) => !holds);
  if (failing.length === 0) return { holds: true, changesAt: earliest(verdicts) };
  return { holds: false, changesAt: latestOfAll(failing) };
}

/** Whether one holds. */
export function anyOf(verdicts: Verdict[]): Verdict {
  return negated(allOf(verdicts.map(negated)));
}

/** The first of moments that there are. */
export function soonest(...moments: (number | null)[]): number | null {
  let first: number | null = null;
  for (const moment of moments) {
    if (moment !== null && (first === null || moment < first)) first = moment;
  }
  return first;
}

function earliest(verdicts: Verdict[]): number | null {
  return soonest(...verdicts.map(({ changesAt }) => changesAt));
}

function latestOfAll(verdicts: Verdict[]): number | null {
  let last = Number.NEGATIVE_INFINITY;
  for (const { changesAt } of verdicts) {
    if (changesAt === null) return null;
    last = Math.max(last, changesAt);
  }
  return last;
}
