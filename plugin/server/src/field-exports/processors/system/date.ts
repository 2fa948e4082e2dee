import type { ProcessorOptions } from 'strapi-cdp-config';
import { each } from '../convert.ts';
import type { ProcessedValue } from '../processor.ts';
import type { Json } from '../public-value.ts';

type Options = ProcessorOptions<'date'>;

/** A moment, a day or a year; null for what is none. */
export function toDate(value: Json, options: Options): ProcessedValue {
  const type = { datetime: 'datetime', date: 'date', year: 'integer', unix: 'biginteger' };
  return { value: each(value, (single) => dateOf(single, options)), type: type[options.format] };
}

function dateOf(value: Json, { format, timeZone }: Options): Json {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  // A day without a time is that day, whatever the time zone.
  const zone = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? 'UTC' : timeZone;
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return null;
  switch (format) {
    case 'datetime':
      return moment.toISOString();
    case 'unix':
      return Math.floor(moment.getTime() / 1000);
    case 'date':
      return dayOf(moment, zone);
    case 'year':
      return Number(dayOf(moment, zone).split('-')[0]);
  }
}

/** The calendar day of a moment, as 2026-11-24. */
function dayOf(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}
