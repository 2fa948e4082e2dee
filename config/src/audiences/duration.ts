import { z } from 'zod';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/**
 * Units of a length of time. All of them are exact: a day is 24 hours, a month 30 days, a year 365
 * days. For the days of a calendar there are calendar windows.
 */
export const durationUnitSchema = z.enum(['minutes', 'hours', 'days', 'weeks', 'months', 'years']);
export type DurationUnit = z.infer<typeof durationUnitSchema>;

const UNITS: Record<DurationUnit, number> = {
  minutes: MINUTE,
  hours: 60 * MINUTE,
  days: DAY,
  weeks: 7 * DAY,
  months: 30 * DAY,
  years: 365 * DAY,
};

/** A length of time, such as 30 days. */
export const durationSchema = z.strictObject({
  count: z
    .number('Enter a number.')
    .int('Enter a whole number.')
    .min(1, 'Enter at least 1.')
    .max(10_000, 'Enter at most 10000.'),
  unit: durationUnitSchema,
});
export type Duration = z.infer<typeof durationSchema>;

/** How long a duration is, in milliseconds. */
export function durationLength({ count, unit }: Duration): number {
  return count * UNITS[unit];
}
