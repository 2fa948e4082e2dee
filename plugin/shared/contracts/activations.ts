import {
  activationActivitySchema,
  activationInputSchema,
  destinationSummarySchema,
  instantSchema,
  managedBySchema,
  pageOf,
  pageQuerySchema,
  profileActivationsSchema,
} from 'strapi-cdp-config';
import { z } from 'zod';

/** How the list of activations is asked for. */
export const activationsQuerySchema = pageQuerySchema.extend({
  search: z.string().trim().max(200).default(''),
  sort: z.enum(['name:asc', 'name:desc', 'updatedAt:asc', 'updatedAt:desc']).default('name:asc'),
});
export type ActivationsQuery = z.infer<typeof activationsQuerySchema>;

/**
 * `GET /cdp/activations/:documentId` and the replies of `POST /cdp/activations`,
 * `PUT /cdp/activations/:documentId` and `PUT /cdp/activations/:documentId/enabled`. The first two take
 * `activationInputSchema`, the last `activationEnabledSchema`.
 */
export const activationRowSchema = z.strictObject({
  documentId: z.string(),
  ...activationInputSchema.shape,
  managedBy: managedBySchema,
  updatedAt: instantSchema,
  /** What people call its audience; null for one that this site does not have. */
  audienceName: z.string().nullable(),
  audienceDocumentId: z.string().nullable(),
  /** What people call its destination; null for one that is not there. */
  destinationName: z.string().nullable(),
  /** What the connector knows of it; null while the connector does not answer or does not know it yet. */
  activity: activationActivitySchema.nullable(),
});
export type ActivationRow = z.infer<typeof activationRowSchema>;

export const activationEnabledSchema = z.strictObject({ enabled: z.boolean() });

/** `GET /cdp/activations` */
export const activationsPageSchema = pageOf(activationRowSchema).extend({
  /** Why the activity is missing: a sentence, or null when the connector answered. */
  connectorProblem: z.string().nullable(),
});
export type ActivationsPage = z.infer<typeof activationsPageSchema>;

const namedSchema = z.strictObject({ name: z.string(), identifier: z.string() });

/** `GET /cdp/activations/choices`: what an activation can name, with what people call it. */
export const activationChoicesSchema = z.strictObject({
  audiences: z.array(namedSchema.extend({ documentId: z.string() })),
  /** Without the platform itself, which knows its members. */
  destinations: z.array(destinationSummarySchema),
  computedTraits: z.array(namedSchema),
});
export type ActivationChoices = z.infer<typeof activationChoicesSchema>;

/**
 * `POST /cdp/activations/preview` takes and answers what the connector does:
 * `activationPreviewRequestSchema`, `activationPreviewSchema`.
 * `GET /cdp/activations/:documentId/deliveries`: `activationDeliveriesQuerySchema`,
 * `activationDeliveriesPageSchema`. `POST /cdp/activations/:documentId/retry`: `activationRetrySchema`,
 * `activationRetriedSchema`.
 */

/** `GET /cdp/profiles/:id/activations`: what destinations were told of a profile, the latest first. */
export const activationsOfProfileSchema = z.strictObject({
  items: z.array(
    profileActivationsSchema.shape.items.element.extend({
      /** Null for one that this site does not have any more. */
      documentId: z.string().nullable(),
      name: z.string(),
    }),
  ),
});
export type ActivationsOfProfile = z.infer<typeof activationsOfProfileSchema>;

/** `GET /cdp/audiences/:documentId/activations`: those that an audience is bound by, by name. */
export const activationsOfAudienceSchema = z.strictObject({
  items: z.array(
    z.strictObject({ documentId: z.string(), name: z.string(), enabled: z.boolean() }),
  ),
});
export type ActivationsOfAudience = z.infer<typeof activationsOfAudienceSchema>;
