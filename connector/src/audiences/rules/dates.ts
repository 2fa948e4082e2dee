import { type Calendar, calendarOf } from './calendar.ts';

const DIGIT = '[0-9]';

/** A day that there is: PostgreSQL refuses the others, and has no other way to ask. */
const DAY = [
  '(?:',
  `(?:${DIGIT}{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29`,
  `|${DIGIT}{4}-(?:`,
  '(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])',
  '|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)',
  '|02-(?:0[1-9]|1[0-9]|2[0-8])',
  '))',
].join('');
const TIME = `T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?`;
const ZONE = '(?:Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])';

/**
 * What counts as a date, a date with a time, and one with a zone, too. The database and this program
 * read the same expressions.
 */
export const LOCAL_DATE = `^(?!0000)${DAY}(?:${TIME})?$`;
export const ZONED_DATE = `^(?!0000)${DAY}${TIME}${ZONE}$`;

const localDate = new RegExp(LOCAL_DATE);
const zonedDate = new RegExp(ZONED_DATE);
const zone = /(?:Z|([+-])(\d\d):?(\d\d))$/;

/** A moment that a text says, to the millisecond. */
export interface DateValue {
  /** Milliseconds. */
  moment: number;
  /** Month and day on the calendar of the time zone: `02-29`. */
  monthDay: string;
}

/** Reads a text as a moment; what says no zone goes by the clocks of the time zone. */
export function toDateValue(value: unknown, timeZone: string): DateValue | undefined {
  if (typeof value !== 'string') return undefined;
  const calendar = calendarOf(timeZone);
  if (localDate.test(value)) {
    return { moment: calendar.moment(parse(value)), monthDay: value.slice(5, 10) };
  }
  if (!zonedDate.test(value)) return undefined;
  const moment = parse(value.replace(zone, '')) - offsetOf(value);
  return { moment, monthDay: monthDayOf(calendar.local(moment)) };
}

/** Month and day of a text that is a moment, as in `toDateValue`: without a look at the clocks, if it can be. */
export function readMonthDay(value: unknown, timeZone: string): string | undefined {
  if (typeof value === 'string' && localDate.test(value)) return value.slice(5, 10);
  return toDateValue(value, timeZone)?.monthDay;
}

/** The moment that an editor wrote. */
export function momentOf(localMoment: string, calendar: Calendar): number {
  return calendar.moment(parse(localMoment));
}

/** Month and day of a local time: `02-29`. */
export function monthDayOf(local: number): string {
  return new Date(local).toISOString().slice(-19, -14);
}

/** A local time in milliseconds. More digits of a second than three make no difference. */
function parse(text: string): number {
  const isDay = text.length === 'YYYY-MM-DD'.length;
  return Date.parse(isDay ? text : `${text.replace(/(\.\d{3})\d+$/, '$1')}Z`);
}

function offsetOf(text: string): number {
  const [, sign, hours, minutes] = zone.exec(text) ?? [];
  if (!sign) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
