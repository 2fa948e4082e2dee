import { z } from 'zod';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The units of a window. A month is 30 days: as long in February as in March. */
export const windowUnitSchema = z.enum(['minutes', 'hours', 'days', 'weeks', 'months']);
export type WindowUnit = z.infer<typeof windowUnitSchema>;

/**
 * Length of a unit and resolution of its windows, in milliseconds. Events are counted together by the
 * second, minute or hour that they happened in, and leave the window together when its first moment
 * does: at most that much early, never late.
 */
const UNITS: Record<WindowUnit, { length: number; resolution: number }> = {
  minutes: { length: MINUTE, resolution: SECOND },
  hours: { length: HOUR, resolution: MINUTE },
  days: { length: DAY, resolution: HOUR },
  weeks: { length: 7 * DAY, resolution: HOUR },
  months: { length: 30 * DAY, resolution: HOUR },
};

/** The last so many minutes, hours, days, weeks or months, counted back from the present. */
export const windowSchema = z.strictObject({
  count: z.number().int().min(1).max(1000),
  unit: windowUnitSchema,
});
export type Window = z.infer<typeof windowSchema>;

/** How long a window is and how finely it moves, in milliseconds. */
export function windowSpan({ count, unit }: Window): { length: number; resolution: number } {
  const { length, resolution } = UNITS[unit];
  return { length: count * length, resolution };
}
