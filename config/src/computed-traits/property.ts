import { z } from 'zod';

/** Characters of a property path. */
const PATH_LENGTH = 200;

/** One name of a path, with `[]` behind it where each element of a list is meant. */
const STEP = /^[^\s.[\]"\\](?:[^.[\]"\\\p{Cc}]*[^\s.[\]"\\])?(?:\[\])?$/u;

/**
 * Where a value stands in the properties of an event: `total`, `address.city`, or `products[].price`
 * for the price of each product.
 */
export const propertyPathSchema = z
  .string()
  .trim()
  .min(1, 'Enter a property.')
  .max(PATH_LENGTH, `Use at most ${PATH_LENGTH} characters.`)
  .refine(
    (path) => path.split('.').every((step) => STEP.test(step)),
    'Use the path of a property, such as total or products[].price.',
  );

/** One step of a path: the name of a property, and whether each element of its list is meant. */
export interface PropertyStep {
  name: string;
  each: boolean;
}

/** Paths that were taken apart: a few, which are asked for with every event. */
const known = new Map<string, PropertyStep[]>();

/** Paths that are remembered at once. */
const MOST_KNOWN = 10_000;

/** Takes a path apart that {@link propertyPathSchema} accepted. */
export function propertySteps(path: string): readonly PropertyStep[] {
  const steps = known.get(path) ?? takenApart(path);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(path, steps);
  return steps;
}

function takenApart(path: string): PropertyStep[] {
  return path.split('.').map((step) => {
    const each = step.endsWith('[]');
    return { name: each ? step.slice(0, -2) : step, each };
  });
}

/** How a property is compared. */
export const propertyOperatorSchema = z.enum([
  'is',
  'is-not',
  'exists',
  'missing',
  'more-than',
  'at-least',
  'less-than',
  'at-most',
]);
export type PropertyOperator = z.infer<typeof propertyOperatorSchema>;

const COMPARISONS: readonly PropertyOperator[] = ['more-than', 'at-least', 'less-than', 'at-most'];
const PRESENCES: readonly PropertyOperator[] = ['exists', 'missing'];

/** Whether an operator compares numbers. */
export function isComparison(operator: PropertyOperator): boolean {
  return COMPARISONS.includes(operator);
}

/** Whether an operator only asks if there is a value. */
export function isPresence(operator: PropertyOperator): boolean {
  return PRESENCES.includes(operator);
}

/** A number as text: what properties that hold numbers as text are recognised by, too. */
export const DECIMAL = /^-?[0-9]{1,30}(?:\.[0-9]{1,30})?$/;

/**
 * A condition on a property of an event. Through a list it holds when it holds for one element;
 * `is-not` and `missing` when no element has such a value. Values are compared by their text, so
 * `5` is the number 5 and the text «5».
 */
export const propertyConditionSchema = z
  .strictObject({
    property: propertyPathSchema,
    operator: propertyOperatorSchema,
    /** Of `is` and `is-not`: any of these. Of a comparison: one number. Else none. */
    values: z.array(z.string().trim().max(200, 'Use at most 200 characters.')).max(100).default([]),
  })
  .superRefine(({ operator, values }, context) => {
    const message = valuesProblem(operator, values);
    if (message) context.addIssue({ code: 'custom', path: ['values'], message });
  });
export type PropertyCondition = z.infer<typeof propertyConditionSchema>;

function valuesProblem(operator: PropertyOperator, values: string[]): string | undefined {
  if (isPresence(operator)) return values.length > 0 ? 'Leave the value empty.' : undefined;
  if (values.length === 0) return 'Enter a value.';
  if (!isComparison(operator)) return undefined;
  const [first = ''] = values;
  return values.length === 1 && DECIMAL.test(first) ? undefined : 'Enter one number, such as 12.5.';
}
