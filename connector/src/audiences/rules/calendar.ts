import type { CalendarUnit } from 'strapi-cdp-config';

const QUARTER = 15 * 60_000;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Clocks are never turned back by more. */
const MOST_TURNED_BACK = 3 * HOUR;

/** Offsets remembered of one time zone. */
const MOST_OFFSETS = 20_000;

/**
 * The clocks and the calendar of a time zone. Moments are milliseconds of UTC; a local time is what
 * clocks show, in milliseconds as if it were UTC.
 *
 * Where clocks are turned forward, a local time that they leave out is the moment of the turn; where
 * they are turned back, one that they show twice is the first. So a later local time never is an
 * earlier moment, and units of the calendar follow one another without a gap.
 */
export class Calendar {
  readonly #formatter: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#formatter = new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** What clocks show at a moment. */
  local(moment: number): number {
    return moment + this.#offset(moment);
  }

  /** The first moment at which clocks show a local time or a later one. */
  moment(local: number): number {
    const before = this.#offset(local - DAY);
    const after = this.#offset(local + DAY);
    const shown = [local - before, local - after].filter((one) => this.local(one) === local);
    return shown.length > 0 ? Math.min(...shown) : this.#turn(local - after, local - before);
  }

  /** The latest local time that clocks have shown up to a moment. */
  latestLocal(moment: number): number {
    const offset = this.#offset(moment);
    const earlier = this.#offset(moment - MOST_TURNED_BACK);
    if (earlier <= offset) return moment + offset;
    const turn = this.#turn(moment - MOST_TURNED_BACK, moment);
    return Math.max(moment + offset, turn - 1 + earlier);
  }

  /** The first moment of the unit that a moment is in, or of one so many units later. */
  startOf(moment: number, unit: CalendarUnit, later = 0): number {
    return this.moment(startOfLocal(this.latestLocal(moment), unit, later));
  }

  /** The unit that clocks show at a moment: its first local time. */
  localStartOf(moment: number, unit: CalendarUnit): number {
    return startOfLocal(this.local(moment), unit, 0);
  }

  /** The number of the day that a moment is in; the day after has the next. */
  dayOf(moment: number): number {
    return Math.floor(this.latestLocal(moment) / DAY);
  }

  /** The first moment of a day. */
  startOfDay(day: number): number {
    return this.moment(day * DAY);
  }

  /** Milliseconds that clocks are ahead of UTC. They are turned at full quarters of an hour. */
  #offset(moment: number): number {
    const quarter = Math.floor(moment / QUARTER);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const start = this.#measure(quarter * QUARTER);
    // Long ago clocks were turned at other times.
    if (start !== this.#measure((quarter + 1) * QUARTER - 1)) return this.#measure(moment);
    if (this.#offsets.size >= MOST_OFFSETS) this.#offsets.clear();
    this.#offsets.set(quarter, start);
    return start;
  }

  #measure(moment: number): number {
    const parts = new Map(
      this.#formatter.formatToParts(moment).map(({ type, value }) => [type, value]),
    );
    const part = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name));
    const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
    const date = new Date(0);
    date.setUTCFullYear(year, part('month') - 1, part('day'));
    date.setUTCHours(part('hour'), part('minute'), part('second'));
    return date.getTime() - Math.floor(moment / 1000) * 1000;
  }

  /** When clocks were turned between two moments, the later included. */
  #turn(from: number, to: number): number {
    const before = this.#offset(from);
    let low = from;
    let high = to;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#offset(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }
}

const calendars = new Map<string, Calendar>();

/** The calendar of a time zone. */
export function calendarOf(timeZone: string): Calendar {
  const known = calendars.get(timeZone) ?? new Calendar(timeZone);
  calendars.set(timeZone, known);
  return known;
}

function startOfLocal(local: number, unit: CalendarUnit, later: number): number {
  const day = Math.floor(local / DAY);
  if (unit === 'day') return (day + later) * DAY;
  // The first of January 1970 was a Thursday.
  if (unit === 'week') return (day - modulo(day + 3, 7) + 7 * later) * DAY;
  const date = new Date(local);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const length = MONTHS[unit];
  const start = new Date(0);
  start.setUTCFullYear(0, months - modulo(months, length) + length * later, 1);
  return start.getTime();
}

const MONTHS = { month: 1, quarter: 3, year: 12 };

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
