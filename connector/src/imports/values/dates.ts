import type { ImportValueType } from 'strapi-cdp-config';
import { type LocalTime, toMoment } from './zone.ts';

/** The types that are moments. */
export type DateType = Extract<ImportValueType, `date-${string}`>;

/** A time of day behind a date: hours, minutes, seconds, parts of a second, am or pm, zone. */
const TIME = String.raw`(?:(?:T|,?\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([ap]m)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?`;

const pattern = (date: string) => new RegExp(`^${date}${TIME}$`, 'i');

const FORMS = {
  'date-iso': pattern(String.raw`(\d{4})-(\d\d)-(\d\d)`),
  'date-ymd': pattern(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`),
  'date-dmy': pattern(String.raw`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)`),
  'date-mdy': pattern(String.raw`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)`),
} satisfies Partial<Record<DateType, RegExp>>;

const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)?$/;
const DAY_FIRST = pattern(String.raw`(\d{1,2})\.?[\s-]+(\p{L}{3,})\.?,?[\s-]+(\d{4})`);
const MONTH_FIRST = pattern(String.raw`(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`);

/** Years that a day may be in: beyond them a number is no date. */
const YEARS = { first: 1800, last: 2200 };

/** Years of two digits up to this one are in this century. */
const PIVOT = 69;

/** Moments that numbers of seconds or milliseconds are taken for: from 1980 to 2100. */
const EPOCH = { first: 315_532_800, last: 4_102_444_800 };

/** Beginnings of the names of months, in English, German, French, Spanish and Danish. */
const MONTHS = [
  ['jan', 'jän', 'ene'],
  ['feb', 'fév', 'fev'],
  ['mar', 'mär', 'mae'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'maj'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aoû', 'aou', 'ago'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
];

/** Reads a moment. @returns milliseconds; undefined when the text is no such date */
export function parseDate(type: DateType, text: string, timeZone: string): number | undefined {
  switch (type) {
    case 'date-seconds':
      return parseEpoch(text, 1000);
    case 'date-milliseconds':
      return parseEpoch(text, 1);
    case 'date-compact':
      return parseCompact(text, timeZone);
    case 'date-named':
      return parseNamed(text, timeZone);
    default:
      return parseNumbered(type, text, timeZone);
  }
}

function parseEpoch(text: string, scale: number): number | undefined {
  if (!/^\d{9,14}(?:\.\d{1,9})?$/.test(text)) return undefined;
  const moment = Number(text) * scale;
  const isLikely = moment >= EPOCH.first * 1000 && moment <= EPOCH.last * 1000;
  return isLikely ? Math.round(moment) : undefined;
}

function parseCompact(text: string, timeZone: string): number | undefined {
  const match = COMPACT.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return inYears(year) ? toMoment({ year, month, day, hour, minute, second }, timeZone) : undefined;
}

function parseNumbered(
  type: keyof typeof FORMS,
  text: string,
  timeZone: string,
): number | undefined {
  const match = FORMS[type].exec(text);
  if (!match) return undefined;
  const [, first = '', second = '', third = '', ...time] = match;
  const [year, month, day] =
    type === 'date-dmy'
      ? [third, second, first]
      : type === 'date-mdy'
        ? [third, first, second]
        : [first, second, third];
  return combine({ year: toYear(year), month: Number(month), day: Number(day) }, time, timeZone);
}

function parseNamed(text: string, timeZone: string): number | undefined {
  const dayFirst = DAY_NAMED.exec(text);
  const match = dayFirst ?? MONTH_NAMED.exec(text);
  if (!match) return undefined;
  const [, first = '', second = '', year = '', ...time] = match;
  const [day, name] = dayFirst ? [first, second] : [second, first];
  const month = monthOf(name);
  return combine({ year: Number(year), month, day: Number(day) }, time, timeZone);
}

const DAY_NAMED = new RegExp(DAY_FIRST.source, 'iu');
const MONTH_NAMED = new RegExp(MONTH_FIRST.source, 'iu');

function combine(
  date: LocalTime,
  [hour, minute, second, fraction, half, zone]: (string | undefined)[],
  timeZone: string,
): number | undefined {
  if (!inYears(date.year)) return undefined;
  const hours = toHours(Number(hour ?? 0), half);
  if (hours === undefined) return undefined;
  const time: LocalTime = {
    ...date,
    hour: hours,
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0,
  };
  if (!zone) return toMoment(time, timeZone);
  const moment = toMoment(time, 'UTC');
  return moment === undefined ? undefined : moment - offsetOf(zone);
}

/** Milliseconds of `Z`, `UTC`, `+02:00` or `-0530`. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (!sign) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function toHours(hours: number, half: string | undefined): number | undefined {
  if (!half) return hours;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function toYear(text: string): number {
  if (text.length > 2) return Number(text);
  const year = Number(text);
  return year > PIVOT ? 1900 + year : 2000 + year;
}

function inYears(year: number): boolean {
  return year >= YEARS.first && year <= YEARS.last;
}

/** 0, which no date has, for what is no month. */
function monthOf(name: string): number {
  const text = name.toLowerCase();
  return MONTHS.findIndex((beginnings) => beginnings.some((part) => text.startsWith(part))) + 1;
}
