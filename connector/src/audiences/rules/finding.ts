import type { FactEvent, Verdict } from './facts.ts';

/** What a condition says of a profile, and by what. */
export interface Finding extends Verdict {
  /** The value that was tested, or how often it happened; null where neither is asked for. */
  value: unknown;
  /** The events that decide, by time. */
  events: FactEvent[];
}

/** How the parts of a finding are worked out. */
interface Work {
  changesAt(): number | null;
  value(): unknown;
  events(): FactEvent[];
}

/** A finding whose parts are worked out when somebody asks: most often only whether it holds. */
export function finding(holds: boolean, work: Work): Finding {
  return {
    holds,
    get changesAt() {
      return work.changesAt();
    },
    get value() {
      return work.value();
    },
    get events() {
      return work.events();
    },
  };
}

/** Turns that are looked at where each costs a look at all events. */
const MOST_TURNS = 64;

/** When an answer may change, and what it is then. */
export interface Turns {
  /** Moments at which it may change, in order; between them it stays. */
  turns: number[];
  holdsAt(moment: number): boolean;
  /** When other things than the turns may change it. */
  limit: number | null;
  /** Whether the turns change it once at most: then few of them are looked at. */
  once?: boolean;
  /** Turns that are looked at: who has more that all leave the answer as it is, is looked at again. */
  most?: number;
}

/** Finds when an answer changes first. */
export function firstChange(holds: boolean, { turns, once = false, ...how }: Turns): number | null {
  return once ? theChange(holds, { turns, ...how }) : nextChange(holds, { turns, ...how });
}

function nextChange(
  holds: boolean,
  { turns, holdsAt, limit, most = MOST_TURNS }: Turns,
): number | null {
  for (const [index, turn] of turns.entries()) {
    if (limit !== null && turn >= limit) break;
    if (index >= most || holdsAt(turn) !== holds) return turn;
  }
  return limit;
}

function theChange(holds: boolean, { turns, holdsAt, limit }: Turns): number | null {
  const last = turns.at(-1);
  if (last === undefined || holdsAt(last) === holds) return limit;
  let low = 0;
  let high = turns.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holdsAt(turns[middle] ?? last) === holds) low = middle + 1;
    else high = middle;
  }
  const change = turns[low] ?? last;
  return limit !== null && limit < change ? limit : change;
}
