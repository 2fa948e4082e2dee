import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import { computationSchema } from './computed-trait.ts';

/** How far the connector is with a computed trait. */
export const computedTraitStateSchema = z.enum(['computing', 'live', 'failed']);
export type ComputedTraitState = z.infer<typeof computedTraitStateSchema>;

/**
 * What the connector knows of a computed trait. Also the reply of
 * `POST /management/computed-traits/:identifier/compute`, which computes one again that failed; 409
 * when it did not.
 */
export const computedTraitActivitySchema = z.strictObject({
  identifier: z.string(),
  /** `live` once its latest definition is in force. */
  state: computedTraitStateSchema,
  /** From 0 to 100 while it is computed; else null. */
  progress: z.number().min(0).max(100).nullable(),
  /** Why it failed; else null. */
  error: z.string().nullable(),
  /** The moment that its values are right for; null before the first are there. */
  asOf: instantSchema.nullable(),
});
export type ComputedTraitActivity = z.infer<typeof computedTraitActivitySchema>;

/** `GET /management/computed-traits` */
export const computedTraitActivitiesSchema = z.strictObject({
  items: z.array(computedTraitActivitySchema),
});

/** A value that was computed for a profile. */
export const computedValueSchema = z.strictObject({
  /** The identifier of the computed trait. */
  key: z.string(),
  name: z.string(),
  /** A number, text, yes/no, or a moment; null when no event has such a value. */
  value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
  /** Null while the first values are being computed. */
  asOf: instantSchema.nullable(),
  /** When time alone changes the value next; null when only an event can. */
  changesAt: instantSchema.nullable(),
});
export type ComputedValue = z.infer<typeof computedValueSchema>;

/** `POST /management/computed-traits/preview`: what a definition would say of one profile. */
export const computedPreviewRequestSchema = z.strictObject({
  profileId: z.uuid('Use the id of a profile.'),
  computation: computationSchema,
});
export type ComputedPreviewRequest = z.infer<typeof computedPreviewRequestSchema>;
export const computedPreviewSchema = z.strictObject({ value: computedValueSchema.shape.value });
export type ComputedPreview = z.infer<typeof computedPreviewSchema>;
