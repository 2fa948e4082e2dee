import { add, type Decimal } from '../../shared/decimal.ts';
import { compareBytes } from '../../shared/jsonb-text.ts';
import type { Place } from './state-rows.ts';

/** What several rows of state add up to, of one value where values are told apart. */
export interface Group {
  /** JSON text of the value, or the document id of a catalogue entry; empty where none is told apart. */
  value: string;
  /** The first stretch of time that counts, in milliseconds; null without a window. */
  oldest: number | null;
  count: number;
  sum: Decimal;
  low: number | null;
  high: number | null;
  first: Placed | null;
  last: Placed | null;
}

/** A value that came first or last, and when. */
export interface Placed {
  place: Place;
  value: unknown;
}

/** Adds up what is of the same value. */
export function together(groups: Group[]): Group[] {
  const byValue = new Map<string, Group>();
  for (const group of groups) {
    const known = byValue.get(group.value);
    byValue.set(group.value, known ? united(known, group) : group);
  }
  return [...byValue.values()];
}

function united(a: Group, b: Group): Group {
  return {
    value: a.value,
    oldest: least(a.oldest, b.oldest),
    count: a.count + b.count,
    sum: add(a.sum, b.sum),
    low: least(a.low, b.low),
    high: b.high === null || (a.high !== null && a.high > b.high) ? a.high : b.high,
    first: earlier(a.first, b.first, 1),
    last: earlier(a.last, b.last, -1),
  };
}

/** @param direction -1 for the later of both */
function earlier(a: Placed | null, b: Placed | null, direction: 1 | -1): Placed | null {
  if (a === null || b === null) return a ?? b;
  const difference =
    direction * comparePlaces(a.place, b.place) ||
    compareBytes(JSON.stringify(a.value), JSON.stringify(b.value));
  return difference <= 0 ? a : b;
}

/** Less than zero when the first comes earlier, as for sorting. */
export function comparePlaces(a: Place, b: Place): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function least(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
