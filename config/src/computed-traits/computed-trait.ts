import { z } from 'zod';
import { contentTypeUidSchema } from '../exports/workflow.ts';
import { eventTypeSchema } from '../management/event-type.ts';
import { descriptionSchema, identifierSchema, nameSchema } from '../shared/identifier.ts';
import { managedBySchema } from '../shared/managed-by.ts';
import { propertyConditionSchema, propertyPathSchema } from './property.ts';
import { windowSchema } from './window.ts';

/** Computed traits of one site at most: each costs time on every event that it looks at. */
export const MOST_COMPUTED_TRAITS = 200;

/** What is made of the values of a customer's events. */
export const computedFunctionSchema = z.enum([
  'count',
  'sum',
  'average',
  'min',
  'max',
  'distinct',
  'first',
  'last',
  'most-frequent',
]);
export type ComputedFunction = z.infer<typeof computedFunctionSchema>;

/** What works without a value: events can be counted, and the first and last one have a moment. */
const WITHOUT_OPERAND: readonly ComputedFunction[] = ['count', 'first', 'last'];

/** Whether a function needs to be told which value it is about. */
export function needsOperand(name: ComputedFunction): boolean {
  return !WITHOUT_OPERAND.includes(name);
}

/** Which events are looked at: of a type, and of one name unless it is null. */
export const eventSelectionSchema = z.strictObject({
  type: eventTypeSchema,
  name: z
    .string()
    .trim()
    .min(1, 'Enter the name of an event.')
    .max(255, 'Use at most 255 characters.')
    .nullable()
    .default(null),
});
export type EventSelection = z.infer<typeof eventSelectionSchema>;

/**
 * Which value of an event counts: a property, or a field of the catalogue entry that the property
 * names by its document id. Each element of a list counts. Text, numbers and yes/no are values;
 * numbers may stand as text.
 */
export const operandSchema = z.strictObject({
  property: propertyPathSchema,
  catalogue: z
    .strictObject({
      contentType: contentTypeUidSchema,
      /** The name that the field was exported under. */
      field: z.string().trim().min(1, 'Enter a field.').max(100, 'Use at most 100 characters.'),
    })
    .nullable()
    .default(null),
});
export type Operand = z.infer<typeof operandSchema>;

/** What decides about the value. Two definitions that agree in it have the same values. */
export const computationSchema = z.strictObject({
  function: computedFunctionSchema,
  event: eventSelectionSchema,
  /** All of them must hold. */
  where: z.array(propertyConditionSchema).max(20).default([]),
  /** Null for the events themselves. */
  operand: operandSchema.nullable().default(null),
  /** Null for all time. */
  window: windowSchema.nullable().default(null),
});
export type Computation = z.infer<typeof computationSchema>;

const shape = {
  name: nameSchema,
  /** Names the trait for machines: in the API, and in rules. */
  identifier: identifierSchema,
  description: descriptionSchema.default(''),
  ...computationSchema.shape,
};

function checkOperand(
  { function: name, operand }: Pick<Computation, 'function' | 'operand'>,
  context: z.RefinementCtx,
): void {
  if (operand || !needsOperand(name)) return;
  context.addIssue({
    code: 'custom',
    path: ['operand', 'property'],
    message: 'Enter a property.',
  });
}

/** What an editor writes to create or change a computed trait. */
export const computedTraitInputSchema = z.strictObject(shape).superRefine(checkOperand);
export type ComputedTraitInput = z.infer<typeof computedTraitInputSchema>;

/** A computed trait as the connector knows it. */
export const computedTraitSchema = z
  .strictObject({ ...shape, managedBy: managedBySchema })
  .superRefine(checkOperand);
export type ComputedTrait = z.infer<typeof computedTraitSchema>;

/** What decides about the value of a computed trait, in the order of the schema. */
export function computationOf(trait: Computation): Computation {
  const { function: name, event, where, operand, window } = trait;
  return computationSchema.parse({ function: name, event, where, operand, window });
}
