import { z } from 'zod';
import { propertyPathSchema } from '../computed-traits/property.ts';
import type { DestinationKind } from '../exports/destination.ts';
import { intervalSchema, isLive } from '../exports/interval.ts';
import {
  chosenIdentifierSchema,
  descriptionSchema,
  identifierSchema,
  nameSchema,
} from '../shared/identifier.ts';
import { managedBySchema } from '../shared/managed-by.ts';
import { timeZoneSchema } from '../shared/time-zone.ts';

/** Activations of one site. */
export const MOST_ACTIVATIONS = 500;

/** What an activation can tell of a membership as it happens. */
export const activationTriggerSchema = z.enum(['entered', 'exited']);
export type ActivationTrigger = z.infer<typeof activationTriggerSchema>;

/** What every row tells of a membership, besides the fields that were chosen. */
export const ACTIVATION_OWN_FIELDS = [
  'id',
  'activation',
  'audience',
  'change',
  'at',
  'profileId',
] as const;

/** The name that a field leaves under. */
const fieldNameSchema = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(100, 'Use at most 100 characters.')
  .refine((name) => !(ACTIVATION_OWN_FIELDS as readonly string[]).includes(name), {
    error: `Use another name: every row has ${ACTIVATION_OWN_FIELDS.join(', ')} already.`,
  });

/** What of a profile leaves, and under which name. */
export const activationFieldSchema = z.discriminatedUnion('from', [
  z.strictObject({
    /** Of identifiers of a type, the one seen last. */
    from: z.literal('identifier'),
    type: z.string().trim().min(1, 'Choose a type of identifier.').max(100),
    name: fieldNameSchema,
  }),
  z.strictObject({
    from: z.literal('trait'),
    path: z.string().min(1, 'Choose a trait.').pipe(propertyPathSchema),
    name: fieldNameSchema,
  }),
  z.strictObject({
    from: z.literal('computed-trait'),
    trait: chosenIdentifierSchema('Choose a computed trait.'),
    name: fieldNameSchema,
  }),
]);
export type ActivationField = z.infer<typeof activationFieldSchema>;

/** What the API calls something else below `/activations/`. */
export const RESERVED_ACTIVATIONS = ['preview', 'identifier-check'];

const activationInputShape = {
  name: nameSchema,
  /** Names the activation for machines: in the API, and to its destination. */
  identifier: identifierSchema.refine((identifier) => !RESERVED_ACTIVATIONS.includes(identifier), {
    error: 'Use another identifier: the API needs this one itself.',
  }),
  description: descriptionSchema.default(''),
  audience: chosenIdentifierSchema('Choose an audience.'),
  destination: chosenIdentifierSchema('Choose a destination.'),
  /** While it is off, nothing is told, and what happens is not told later. */
  enabled: z.boolean().default(true),
  /** Which changes are told as they happen. */
  on: z
    .array(activationTriggerSchema)
    .max(2)
    .default([])
    .refine((triggers) => new Set(triggers).size === triggers.length, 'Name each once.'),
  /** When all members are told; null for never. A cron expression of five fields. */
  interval: intervalSchema
    .refine((interval) => !isLive(interval), {
      error: 'Use a cron expression: changes are told as they happen by «on».',
    })
    .nullable()
    .default(null),
  timeZone: timeZoneSchema.default('UTC'),
  /** Whether those who are in already when it is switched on are told of, as having entered. */
  existing: z.boolean().default(false),
  /** Nothing but the ids of the profile and the change leaves that is not named here. */
  fields: z
    .array(activationFieldSchema)
    .max(50)
    .default([])
    .superRefine((fields, context) => {
      for (const [index, { name }] of fields.entries()) {
        if (fields.findIndex((other) => other.name === name) === index) continue;
        context.addIssue({
          code: 'custom',
          path: [index, 'name'],
          message: `Use another name: «${name}» is the name of a field before it.`,
        });
      }
    }),
  /** Rows in one request at most. */
  batchSize: z.number().int().min(1).max(1000).default(100),
};

/** Reports an activation that never does anything. */
function checkOccasions(
  { on, interval }: { on: readonly ActivationTrigger[]; interval: string | null },
  context: z.RefinementCtx,
): void {
  if (on.length > 0 || interval !== null) return;
  context.addIssue({
    code: 'custom',
    path: ['on'],
    message: 'Choose when it acts: on entry, on exit, or on a schedule.',
  });
}

/** What an editor writes to create or change an activation: an audience bound to a destination. */
export const activationInputSchema = z
  .strictObject(activationInputShape)
  .superRefine(checkOccasions);
export type ActivationInput = z.infer<typeof activationInputSchema>;

/** An activation as the connector knows it. */
export const activationSchema = z
  .strictObject({ ...activationInputShape, managedBy: managedBySchema })
  .superRefine(checkOccasions);
export type Activation = z.infer<typeof activationSchema>;

/** What an activation cannot do with a destination of a kind: by the field, with what to do. */
export function activationProblems(
  { on, interval }: Pick<ActivationInput, 'on' | 'interval'>,
  kind: DestinationKind,
): { path: ('on' | 'interval')[]; message: string }[] {
  if (kind !== 'file') return [];
  return [
    ...(on.length > 0
      ? [{ path: ['on' as const], message: 'A file is written as a whole: use a schedule only.' }]
      : []),
    ...(interval === null
      ? [{ path: ['interval' as const], message: 'Enter when the file is to be written.' }]
      : []),
  ];
}
