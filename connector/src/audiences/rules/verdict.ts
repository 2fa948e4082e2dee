import type { Verdict } from './facts.ts';

export const ALWAYS: Verdict = { holds: true, changesAt: null };
export const NEVER: Verdict = { holds: false, changesAt: null };

/** What does not change by time. */
export function fixed(holds: boolean): Verdict {
  return holds ? ALWAYS : NEVER;
}

/** Turns a verdict round. When it changes is worked out only if somebody asks. */
export function negated(verdict: Verdict): Verdict {
  if (verdict === ALWAYS) return NEVER;
  if (verdict === NEVER) return ALWAYS;
  return changing(!verdict.holds, () => verdict.changesAt);
}

/**
 * Whether all hold. While they do, the first that changes decides; else every one that does not hold
 * must change first.
 *
 * @param verdicts taken one by one, and none behind one that never will hold
 */
export function allOf(verdicts: Iterable<Verdict>): Verdict {
  const all: Verdict[] = [];
  let latest: number | undefined;
  for (const verdict of verdicts) {
    all.push(verdict);
    if (verdict.holds) continue;
    const { changesAt } = verdict;
    if (changesAt === null) return NEVER;
    latest = Math.max(latest ?? changesAt, changesAt);
  }
  if (latest !== undefined) return { holds: false, changesAt: latest };
  return changing(true, () => soonest(...all.map(({ changesAt }) => changesAt)));
}

/** Whether one holds. */
export function anyOf(verdicts: Iterable<Verdict>): Verdict {
  return negated(allOf(eachNegated(verdicts)));
}

function* eachNegated(verdicts: Iterable<Verdict>): Iterable<Verdict> {
  for (const verdict of verdicts) yield negated(verdict);
}

/** A verdict of which it is worked out only if somebody asks when it changes. */
function changing(holds: boolean, work: () => number | null): Verdict {
  return {
    holds,
    get changesAt() {
      return work();
    },
  };
}

/** The first of moments that there are. */
export function soonest(...moments: (number | null)[]): number | null {
  let first: number | null = null;
  for (const moment of moments) {
    if (moment !== null && (first === null || moment < first)) first = moment;
  }
  return first;
}
