import { z } from 'zod';
import { profileSummarySchema } from '../management/profile.ts';
import { instantSchema } from '../shared/instant.ts';
import { activationInputSchema } from './activation.ts';

/** What a row tells: a change of a membership, or, on a schedule, that somebody is a member. */
export const activationChangeSchema = z.enum(['entered', 'exited', 'member']);
export type ActivationChange = z.infer<typeof activationChangeSchema>;

/** A row that a destination is given: a change, and the fields that were chosen, null where unknown. */
export const activationRowSchema = z
  .object({
    /** The same whenever this change is told again: by it a receiver knows that it has it. */
    id: z.string(),
    activation: z.string(),
    audience: z.string(),
    change: activationChangeSchema,
    at: instantSchema,
    profileId: z.uuid(),
  })
  .catchall(z.json());
export type ActivationRow = z.infer<typeof activationRowSchema>;

/**
 * How far a delivery is. `skipped`: it must not or need not be told, for the reason given, such as a
 * consent that is missing. `refused`: the destination does not want it; it can be tried again.
 */
export const activationDeliveryStateSchema = z.enum(['waiting', 'delivered', 'refused', 'skipped']);
export type ActivationDeliveryState = z.infer<typeof activationDeliveryStateSchema>;

/** The telling of a destination about one person. */
export const activationDeliverySchema = z.strictObject({
  id: z.string(),
  activation: z.string(),
  audience: z.string(),
  /** Null once it is of nobody any more. */
  profile: profileSummarySchema.nullable(),
  change: activationChangeSchema,
  /** When it happened. */
  at: instantSchema,
  state: activationDeliveryStateSchema,
  /** Why it waits, was refused or skipped; else null. */
  reason: z.string().nullable(),
  /** Attempts so far. */
  tries: z.number().int(),
  /** When it was delivered, refused or skipped; null while it waits. */
  endedAt: instantSchema.nullable(),
});
export type ActivationDelivery = z.infer<typeof activationDeliverySchema>;

/** The last time that all members were told on a schedule. */
export const activationSnapshotSchema = z.strictObject({
  startedAt: instantSchema,
  /** Null while it is under way. */
  endedAt: instantSchema.nullable(),
  members: z.number().int(),
  /** Why it failed; else null. */
  error: z.string().nullable(),
});
export type ActivationSnapshot = z.infer<typeof activationSnapshotSchema>;

/** What the connector knows of an activation. */
export const activationActivitySchema = z.strictObject({
  identifier: z.string(),
  waiting: z.number().int(),
  delivered: z.number().int(),
  refused: z.number().int(),
  skipped: z.number().int(),
  lastDeliveredAt: instantSchema.nullable(),
  /** Why nothing can be delivered at present, in a sentence; else null. */
  problem: z.string().nullable(),
  /** When it is tried again after a problem; else null. */
  nextTryAt: instantSchema.nullable(),
  snapshot: activationSnapshotSchema.nullable(),
});
export type ActivationActivity = z.infer<typeof activationActivitySchema>;

/** `GET /management/activations`; `GET /management/activations/:identifier`: one of them. */
export const activationActivitiesSchema = z.strictObject({
  items: z.array(activationActivitySchema),
});

/** `GET /management/activations/:identifier/deliveries`: the latest first; `after` is the `next` of a page. */
export const activationDeliveriesQuerySchema = z.object({
  state: activationDeliveryStateSchema.optional(),
  after: z.string().max(30).optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
export type ActivationDeliveriesQuery = z.infer<typeof activationDeliveriesQuerySchema>;
export const activationDeliveriesPageSchema = z.strictObject({
  items: z.array(activationDeliverySchema),
  next: z.string().nullable(),
});
export type ActivationDeliveriesPage = z.infer<typeof activationDeliveriesPageSchema>;

/** `GET /management/profiles/:id/activations`: the latest 100 deliveries about a profile, the latest first. */
export const profileActivationsSchema = z.strictObject({
  items: z.array(activationDeliverySchema.omit({ profile: true })),
});
export type ProfileActivations = z.infer<typeof profileActivationsSchema>;

/** `POST /management/activations/:identifier/retry`: what was refused is tried again. */
export const activationRetrySchema = z.strictObject({
  /** Ids of deliveries; null for all that were refused. */
  ids: z.array(z.string().max(30)).min(1).max(1000).nullable().default(null),
});
export type ActivationRetry = z.infer<typeof activationRetrySchema>;
export const activationRetriedSchema = z.strictObject({ retried: z.number().int() });

/** `POST /management/activations/preview`: what a destination would be told of some members, and is not. */
export const activationPreviewRequestSchema = z.strictObject({
  activation: activationInputSchema,
});
export type ActivationPreviewRequest = z.infer<typeof activationPreviewRequestSchema>;

/** Its reply. */
export const activationPreviewSchema = z.strictObject({
  /** Members of the audience at present. */
  members: z.number().int(),
  /** Rows of some of them, as they would leave. */
  rows: z.array(activationRowSchema),
  /** How many of those that were looked at would be left out, and why. */
  skipped: z.array(z.strictObject({ reason: z.string(), count: z.number().int() })),
});
export type ActivationPreview = z.infer<typeof activationPreviewSchema>;
