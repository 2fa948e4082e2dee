import { z } from 'zod';
import { durationSchema } from './duration.ts';
import { localMomentSchema } from './local-moment.ts';

/** Values that a test may list. */
export const MOST_TEST_VALUES = 500;

const textSchema = z.string().min(1, 'Enter a value.').max(200, 'Use at most 200 characters.');
const textsSchema = z
  .array(textSchema)
  .min(1, 'Enter a value.')
  .max(MOST_TEST_VALUES, `Use at most ${MOST_TEST_VALUES} values.`);
const numberSchema = z.number('Enter a number.');

/**
 * A test of text. `matches` takes a pattern in which `*` stands for any characters and `?` for one.
 * Numbers and yes/no are compared by their text, so `5` is the number 5 and the text «5».
 */
export const textTestSchema = z
  .strictObject({
    type: z.literal('text'),
    operator: z.enum(['is', 'contains', 'starts', 'ends', 'matches', 'one-of']),
    /** One value, except for `one-of`. */
    values: textsSchema,
    /** Whether upper and lower case differ. */
    caseSensitive: z.boolean().default(false),
  })
  .refine(({ operator, values }) => operator === 'one-of' || values.length === 1, {
    path: ['values'],
    message: 'Enter one value, or choose «is one of».',
  });

/** A test of a number, which may stand as decimal text. `between` includes both ends. */
export const numberTestSchema = z
  .strictObject({
    type: z.literal('number'),
    operator: z.enum(['equals', 'more-than', 'at-least', 'less-than', 'at-most', 'between']),
    value: numberSchema,
    /** Of `between`; else null. */
    upTo: numberSchema.nullable().default(null),
  })
  .superRefine(checkRange);

/** A test of yes/no; the texts «true» and «false» are as good. */
export const booleanTestSchema = z.strictObject({ type: z.literal('boolean'), value: z.boolean() });

/**
 * A test of a moment: text in the forms `2026-03-01`, `2026-03-01T12:30`, with seconds and parts of
 * them, with `Z` or `+02:00` (ISO 8601). A date is the first moment of its day in the platform's time
 * zone, and a date-time without zone is the first moment at which clocks show it there, or later.
 */
export const dateTestSchema = z.discriminatedUnion('operator', [
  z.strictObject({
    type: z.literal('date'),
    operator: z.enum(['before', 'after']),
    /** `before`: earlier than it. `after`: at it or later. */
    moment: localMomentSchema,
  }),
  z
    .strictObject({
      type: z.literal('date'),
      operator: z.literal('between'),
      /** Included. */
      from: localMomentSchema,
      /** Not included. */
      to: localMomentSchema,
    })
    .refine(({ from, to }) => from < to, {
      path: ['to'],
      message: 'Enter an end that is later than the beginning.',
    }),
  z.strictObject({
    type: z.literal('date'),
    /** `within-last`: not later than now. `within-next`: later than now. */
    operator: z.enum(['within-last', 'within-next']),
    duration: durationSchema,
  }),
  z
    .strictObject({
      type: z.literal('date'),
      /**
       * Day and month come again on one of the days: 0 is today, in the platform's time zone. A
       * 29 February comes on the 28th in years that have none.
       */
      operator: z.literal('anniversary'),
      fromDay: z.number('Enter a number.').int().min(-366).max(366),
      toDay: z.number('Enter a number.').int().min(-366).max(366),
    })
    .refine(({ fromDay, toDay }) => fromDay <= toDay, {
      path: ['toDay'],
      message: 'Enter a day that is not before the first.',
    }),
]);

/** A test of all values together: which of these texts are among them. */
export const listTestSchema = z.strictObject({
  type: z.literal('list'),
  operator: z.enum(['has-any', 'has-all', 'has-none']),
  values: textsSchema,
  caseSensitive: z.boolean().default(false),
});

/** Whether there is a value at all: anything but null. */
export const presenceTestSchema = z.strictObject({
  type: z.literal('presence'),
  operator: z.enum(['is-set', 'is-not-set']),
});

/** What is asked of a value. */
export const valueTestSchema = z.discriminatedUnion('type', [
  textTestSchema,
  numberTestSchema,
  booleanTestSchema,
  dateTestSchema,
  listTestSchema,
  presenceTestSchema,
]);
export type ValueTest = z.infer<typeof valueTestSchema>;
export type TextTest = z.infer<typeof textTestSchema>;
export type NumberTest = z.infer<typeof numberTestSchema>;
export type DateTest = z.infer<typeof dateTestSchema>;
export type ListTest = z.infer<typeof listTestSchema>;

/** Checks the two ends of a `between`, and that nothing else has a second end. */
export function checkRange(
  { operator, value, upTo }: { operator: string; value: number; upTo: number | null },
  context: z.RefinementCtx,
): void {
  const message = rangeProblem(operator, value, upTo);
  if (message) context.addIssue({ code: 'custom', path: ['upTo'], message });
}

function rangeProblem(operator: string, value: number, upTo: number | null): string | undefined {
  if (operator !== 'between') return upTo === null ? undefined : 'Leave the second number empty.';
  if (upTo === null) return 'Enter the second number.';
  return upTo < value ? 'Enter a second number that is not less than the first.' : undefined;
}

/**
 * How many of the values at a path must pass: through a list (`products[].sku`) there are several, and
 * a list at its end counts as its elements; null is no value. `none` holds where there is no value;
 * `all` needs one. Tests of a list and of presence ask about all values together, whatever it says.
 */
export const quantifierSchema = z.enum(['any', 'all', 'none']);
export type Quantifier = z.infer<typeof quantifierSchema>;
