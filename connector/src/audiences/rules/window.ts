import { durationLength, type RuleWindow } from 'strapi-cdp-config';
import { calendarOf } from './calendar.ts';
import { momentOf } from './dates.ts';
import { compareEvents } from './event-index.ts';
import type { FactEvent } from './facts.ts';
import { type Case, type Stream, streamOf } from './selection.ts';

/** A stretch of time, in milliseconds: `from` is in it, `to` is not. */
export interface Stretch {
  from: number;
  to: number;
}

const ALL_TIME: Stretch = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** The stretch of time that a window is at a moment, whatever happened: all time where that decides. */
export function stretchOf(window: RuleWindow | null, now: number, timeZone: string): Stretch {
  const calendar = calendarOf(timeZone);
  switch (window?.kind) {
    case 'last':
      return { ...ALL_TIME, from: now - durationLength(window) + 1 };
    case 'calendar': {
      const { unit, back, count } = window;
      return {
        from: calendar.startOf(now, unit, 1 - back - count),
        to: calendar.startOf(now, unit, 1 - back),
      };
    }
    case 'between':
      return { from: momentOf(window.from, calendar), to: momentOf(window.to, calendar) };
    case 'before':
      return { ...ALL_TIME, to: momentOf(window.moment, calendar) };
    case 'after':
      return { ...ALL_TIME, from: momentOf(window.moment, calendar) };
    default:
      return ALL_TIME;
  }
}

/** A window of one condition on one profile. */
export class Windowed {
  readonly #window: RuleWindow | null;
  readonly #case: Case;
  readonly #anchors: Stream | undefined;

  constructor(window: RuleWindow | null, one: Case) {
    this.#window = window;
    this.#case = one;
    if (window?.kind === 'since') this.#anchors = streamOf(window.event, one);
  }

  /** When time alone makes other events the beginning of the window. */
  get changesAt(): number | null {
    return this.#anchors?.changesAt ?? null;
  }

  /** Which events of a stream are in the window at a moment: from an index to before another. */
  range(events: FactEvent[], now: number): { low: number; high: number } {
    const { from, to } = this.#stretch(now);
    const high = countWhile(events, ({ timestamp }) => timestamp <= now && timestamp < to);
    const low = countWhile(events, ({ timestamp }) => timestamp < from);
    if (!this.#anchors) return { low, high: Math.max(low, high) };
    const anchor = this.#anchorAt(this.#anchors.events, now);
    if (!anchor) return { low: high, high };
    const after = countWhile(events, (event) => compareEvents(event, anchor) <= 0);
    return { low: after, high: Math.max(after, high) };
  }

  /** The events of a stream that are in the window at a moment. */
  slice(events: FactEvent[], now: number): FactEvent[] {
    const { low, high } = this.range(events, now);
    return events.slice(low, high);
  }

  /**
   * Whether time only takes events of a stream out of the window, the earlier first: then a test that
   * more or fewer events cannot pass changes once at most.
   */
  onlyLeaves(events: FactEvent[]): boolean {
    const last = events.at(-1);
    return this.#window?.kind === 'last' && (!last || last.timestamp <= this.#case.now);
  }

  /** Moments after the present at which events of a stream enter or leave the window, in order. */
  turns(events: FactEvent[]): number[] {
    const { now } = this.#case;
    const { from } = this.#stretch(now);
    if (this.#window?.kind === 'last' && this.onlyLeaves(events)) {
      const length = durationLength(this.#window);
      const low = countWhile(events, ({ timestamp }) => timestamp < from);
      return events.slice(low).map(({ timestamp }) => timestamp + length);
    }
    const anchors = this.#anchors?.events ?? [];
    const turns = [
      ...events.slice(countWhile(events, ({ timestamp }) => timestamp < from)),
      ...anchors.slice(countWhile(anchors, ({ timestamp }) => timestamp <= now)),
    ].flatMap(({ timestamp }) => [timestamp, ...this.#turnsOf(timestamp)]);
    return sortedAfter(now, turns);
  }

  #stretch(now: number): Stretch {
    if (this.#window?.kind !== 'entered') {
      return stretchOf(this.#window, now, this.#case.timeZone);
    }
    const { entered } = this.#case.facts;
    const { audience } = this.#window;
    const at = Object.hasOwn(entered, audience) ? entered[audience] : undefined;
    return { ...ALL_TIME, from: at === undefined ? Number.POSITIVE_INFINITY : at + 1 };
  }

  #turnsOf(timestamp: number): number[] {
    const window = this.#window;
    if (window?.kind === 'last') return [timestamp + durationLength(window)];
    if (window?.kind !== 'calendar') return [];
    const calendar = calendarOf(this.#case.timeZone);
    const { unit, back, count } = window;
    return [
      calendar.startOf(timestamp, unit, back),
      calendar.startOf(timestamp, unit, back + count),
    ];
  }

  #anchorAt(anchors: FactEvent[], now: number): FactEvent | undefined {
    const past = countWhile(anchors, ({ timestamp }) => timestamp <= now);
    const isFirst = this.#window?.kind === 'since' && this.#window.which === 'first';
    return past === 0 ? undefined : anchors[isFirst ? 0 : past - 1];
  }
}

/** Moments that are later than another, each once, in order. */
export function sortedAfter(now: number, moments: number[]): number[] {
  return [...new Set(moments.filter((moment) => moment > now))].sort((a, b) => a - b);
}

/** How many items in front pass a test that no item behind them passes. */
export function countWhile<Item>(items: Item[], test: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && test(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
