import { calendarOf } from './calendar.ts';
import { monthDayOf } from './dates.ts';
import type { Verdict } from './facts.ts';

const DAY = 24 * 60 * 60_000;

/** The day on which a 29 February is celebrated in other years. */
const LEAP_DAY = '02-29';
const DAY_BEFORE = '02-28';

/** From which day to which an anniversary is looked for; 0 is today. */
export interface AnniversaryRange {
  fromDay: number;
  toDay: number;
}

/**
 * Whether a day of the year comes again on one of the days of a range. A 29 February comes on the 28th
 * in years that have none.
 */
export function anniversary(
  monthDay: string,
  { fromDay, toDay }: AnniversaryRange,
  now: number,
  timeZone: string,
): Verdict {
  const calendar = calendarOf(timeZone);
  const today = calendar.dayOf(now);
  const isOn = (day: number) =>
    occurrences.some((one) => one >= day + fromDay && one <= day + toDay);
  const occurrences = occurrencesOf(monthDay, today + fromDay, today + toDay + 2 * 366);
  const holds = isOn(today);
  const turns = occurrences.flatMap((one) => [one - toDay, one - fromDay + 1]);
  const next = turns.filter((day) => day > today && isOn(day) !== holds).sort((a, b) => a - b)[0];
  return { holds, changesAt: next === undefined ? null : calendar.startOfDay(next) };
}

/** The days of the year that are in a range now, a 29 February among them on its substitute. */
export function daysInRange({ fromDay, toDay }: AnniversaryRange, now: number, timeZone: string) {
  const today = calendarOf(timeZone).dayOf(now);
  const days = new Set<string>();
  for (let day = today + fromDay; day <= today + toDay; day += 1) {
    const monthDay = monthDayOf(day * DAY);
    days.add(monthDay);
    if (monthDay === DAY_BEFORE && monthDayOf((day + 1) * DAY) !== LEAP_DAY) days.add(LEAP_DAY);
  }
  return [...days];
}

function occurrencesOf(monthDay: string, from: number, to: number): number[] {
  const first = new Date(from * DAY).getUTCFullYear();
  const last = new Date(to * DAY).getUTCFullYear();
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years.map((year) => {
    const [month = 1, day = 1] = monthDay.split('-').map(Number);
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    const isSubstitute = date.getUTCMonth() !== month - 1;
    return date.getTime() / DAY - (isSubstitute ? 1 : 0);
  });
}
