import { z } from 'zod';
import { chosenIdentifierSchema } from '../shared/identifier.ts';
import { durationSchema } from './duration.ts';
import { eventSelectorSchema } from './event-filter.ts';
import { localMomentSchema } from './local-moment.ts';

/** Units of a calendar. Weeks begin on Monday (ISO 8601). */
export const calendarUnitSchema = z.enum(['day', 'week', 'month', 'quarter', 'year']);
export type CalendarUnit = z.infer<typeof calendarUnitSchema>;

/**
 * When events count. Events of the future never do; all windows hold their beginning and not their
 * end, except `last`, `since` and `entered`, which hold what is later than their beginning.
 */
export const ruleWindowSchema = z.discriminatedUnion('kind', [
  /** Later than so long ago. */
  z.strictObject({ kind: z.literal('last'), ...durationSchema.shape }),
  /**
   * `count` units of the calendar in the platform's time zone, the last of them `back` units before
   * the present one: `back: 0, count: 1` is this month, `back: 1, count: 3` the three months before it.
   */
  z.strictObject({
    kind: z.literal('calendar'),
    unit: calendarUnitSchema,
    back: z.number('Enter a number.').int().min(0).max(1000).default(0),
    count: z.number('Enter a number.').int().min(1, 'Enter at least 1.').max(1000).default(1),
  }),
  z
    .strictObject({ kind: z.literal('between'), from: localMomentSchema, to: localMomentSchema })
    .refine(({ from, to }) => from < to, {
      path: ['to'],
      message: 'Enter an end that is later than the beginning.',
    }),
  z.strictObject({ kind: z.literal('before'), moment: localMomentSchema }),
  z.strictObject({ kind: z.literal('after'), moment: localMomentSchema }),
  /**
   * Later than the first or last event of another kind, by time, then by number in the inbox; nothing
   * counts where there was none.
   */
  z.strictObject({
    kind: z.literal('since'),
    event: eventSelectorSchema,
    which: z.enum(['first', 'last']),
  }),
  /**
   * Later than they last entered an audience, as its history has it, whether they left it since or
   * not; nothing counts of whom it never had.
   */
  z.strictObject({
    kind: z.literal('entered'),
    audience: chosenIdentifierSchema('Choose an audience.'),
  }),
]);
export type RuleWindow = z.infer<typeof ruleWindowSchema>;
