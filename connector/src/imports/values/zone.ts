const MINUTE = 60_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A time on the calendar, which needs a zone to be a moment. Months count from 1. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  millisecond?: number;
}

/**
 * The moment of a local time, in milliseconds; undefined when there is no such date. A time that a
 * clock change leaves out counts as the same distance after it; one that comes twice is the first.
 */
export function toMoment(time: LocalTime, timeZone: string): number | undefined {
  const { year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0 } = time;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  if (timeZone === 'UTC') return utc;
  const guess = utc - offsetAt(utc, timeZone);
  const earlier = utc - offsetAt(guess - 12 * 60 * MINUTE, timeZone);
  // Around a clock change the offset of the hours before holds until the change itself.
  if (earlier <= guess && offsetAt(earlier, timeZone) === utc - earlier) return earlier;
  return utc - offsetAt(guess, timeZone);
}

/** Milliseconds that a zone is ahead of UTC at a moment. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return local - Math.floor(moment / 1000) * 1000;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}
