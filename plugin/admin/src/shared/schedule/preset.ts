import { isLive, LIVE_INTERVAL } from 'strapi-cdp-config';

interface TimeOfDay {
  /** 0-23 */
  hour: number;
  /** 0-59 */
  minute: number;
}

/** The schedules that people ask for most, in their own terms. */
export type Preset =
  /** At no set time: as soon as something changes. */
  | { kind: 'live' }
  | { kind: 'minutes'; every: number }
  | { kind: 'hourly'; minute: number }
  | ({ kind: 'daily' } & TimeOfDay)
  /** `days`: 0 is Sunday; ascending, at least one. */
  | ({ kind: 'weekly'; days: number[] } & TimeOfDay)
  /** `day`: of the month, from 1. */
  | ({ kind: 'monthly'; day: number } & TimeOfDay);

export type PresetKind = Preset['kind'];
export const PRESET_KINDS: readonly PresetKind[] = [
  'live',
  'minutes',
  'hourly',
  'daily',
  'weekly',
  'monthly',
];

const WEEKDAY_NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The interval of a preset. */
export function intervalOf(preset: Preset): string {
  switch (preset.kind) {
    case 'live':
      return LIVE_INTERVAL;
    case 'minutes':
      return preset.every === 1 ? '* * * * *' : `*/${preset.every} * * * *`;
    case 'hourly':
      return `${preset.minute} * * * *`;
    case 'daily':
      return `${preset.minute} ${preset.hour} * * *`;
    case 'weekly':
      return `${preset.minute} ${preset.hour} * * ${preset.days.join(',')}`;
    case 'monthly':
      return `${preset.minute} ${preset.hour} ${preset.day} * *`;
  }
}

/** The preset that an interval is, or undefined when it says more than a preset can. */
export function presetOf(interval: string): Preset | undefined {
  if (isLive(interval.trim())) return { kind: 'live' };
  const fields = interval.trim().split(/\s+/);
  const [minuteField = '', hourField = '', dayField, month, weekdays = ''] = fields;
  if (fields.length !== 5 || month !== '*') return undefined;

  const everyDay = dayField === '*' && weekdays === '*';
  if (everyDay && hourField === '*') return withinTheHour(minuteField);

  const time = timeOfDay(hourField, minuteField);
  if (!time) return undefined;
  if (everyDay) return { kind: 'daily', ...time };
  if (dayField === '*') {
    const days = weekdaysOf(weekdays);
    return days && { kind: 'weekly', days, ...time };
  }
  const day = wholeNumber(dayField ?? '', 1, 31);
  return weekdays === '*' && day !== undefined ? { kind: 'monthly', day, ...time } : undefined;
}

/** The preset to begin with when someone chooses a kind; keeps the time of the one before. */
export function presetOfKind(kind: PresetKind, before: Preset | undefined): Preset {
  const time = before && 'hour' in before ? { hour: before.hour, minute: before.minute } : NIGHT;
  switch (kind) {
    case 'live':
      return { kind };
    case 'minutes':
      return { kind, every: 15 };
    case 'hourly':
      return { kind, minute: 0 };
    case 'daily':
      return { kind, ...time };
    case 'weekly':
      return { kind, days: [1], ...time };
    case 'monthly':
      return { kind, day: 1, ...time };
  }
}

/** When few people are about. */
const NIGHT: TimeOfDay = { hour: 3, minute: 0 };

function withinTheHour(field: string): Preset | undefined {
  if (field === '*') return { kind: 'minutes', every: 1 };
  const every = /^\*\/(\d+)$/.exec(field)?.[1];
  if (every !== undefined) {
    const minutes = wholeNumber(every, 1, 59);
    return minutes === undefined ? undefined : { kind: 'minutes', every: minutes };
  }
  const minute = wholeNumber(field, 0, 59);
  return minute === undefined ? undefined : { kind: 'hourly', minute };
}

function timeOfDay(hourField: string, minuteField: string): TimeOfDay | undefined {
  const hour = wholeNumber(hourField, 0, 23);
  const minute = wholeNumber(minuteField, 0, 59);
  return hour === undefined || minute === undefined ? undefined : { hour, minute };
}

/** The days of a list of days and ranges, by number or name; 7 is Sunday too. */
function weekdaysOf(field: string): number[] | undefined {
  const days = new Set<number>();
  for (const part of field.split(',')) {
    const [from, to, ...more] = part.split('-').map(weekdayOf);
    const last = part.includes('-') ? to : from;
    if (from === undefined || last === undefined || more.length > 0 || from > last) {
      return undefined;
    }
    for (let day = from; day <= last; day += 1) days.add(day % 7);
  }
  return [...days].sort((one, other) => one - other);
}

function weekdayOf(text: string): number | undefined {
  const named = WEEKDAY_NAMES.indexOf(text.toUpperCase());
  return named === -1 ? wholeNumber(text, 0, 7) : named;
}

function wholeNumber(text: string, min: number, max: number): number | undefined {
  if (!/^\d{1,2}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}
