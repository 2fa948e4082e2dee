import type { FactEvent, Verdict } from './facts.ts';

/** What a condition says of a profile, and by what. */
export interface Finding extends Verdict {
  /** The value that was tested, or how often it happened; null where neither is asked for. */
  value: unknown;
  /** The events that decide, by time. */
  events: FactEvent[];
}

/** Turns that are looked at where each costs a look at all events. */
const MOST_TURNS = 64;

/**
 * Finds when an answer changes first.
 *
 * @param turns moments at which it may, in order; between them it stays
 * @param limit when other things than the turns may change it
 * @param most turns that are looked at: who has more that all leave the answer as it is, is looked at
 *   again
 */
export function firstChange(
  holds: boolean,
  turns: number[],
  holdsAt: (moment: number) => boolean,
  limit: number | null,
  most = MOST_TURNS,
): number | null {
  for (const [index, turn] of turns.entries()) {
    if (limit !== null && turn >= limit) break;
    if (index >= most || holdsAt(turn) !== holds) return turn;
  }
  return limit;
}
