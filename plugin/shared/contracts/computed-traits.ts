import {
  computedTraitActivitySchema,
  computedTraitInputSchema,
  instantSchema,
  managedBySchema,
  pageOf,
} from 'strapi-cdp-config';
import { z } from 'zod';

/**
 * `GET /cdp/computed-traits` is asked for with `listQuerySchema`, `POST /cdp/computed-traits` and
 * `PUT /cdp/computed-traits/:documentId` with `computedTraitInputSchema`, and
 * `POST /cdp/computed-traits/preview` with `computedPreviewRequestSchema`.
 * `POST /cdp/computed-traits/:documentId/compute` computes one again that failed.
 */
export const computedTraitRowSchema = z.strictObject({
  documentId: z.string(),
  ...computedTraitInputSchema.shape,
  managedBy: managedBySchema,
  updatedAt: instantSchema,
  /** What the connector knows of it; null while the connector does not answer or does not know it yet. */
  activity: computedTraitActivitySchema.nullable(),
});
export type ComputedTraitRow = z.infer<typeof computedTraitRowSchema>;

export const computedTraitsPageSchema = pageOf(computedTraitRowSchema).extend({
  /** Why the activity is missing: a sentence, or null when the connector answered. */
  connectorProblem: z.string().nullable(),
});
export type ComputedTraitsPage = z.infer<typeof computedTraitsPageSchema>;
