import {
  instantSchema,
  pageOf,
  pageQuerySchema,
  plannedEventSchema,
  seenEventSchema,
} from 'strapi-cdp-config';
import { z } from 'zod';

export { type PlannedEventInput, plannedEventInputSchema } from 'strapi-cdp-config';

/** `GET /cdp/plan`: what is planned, and what came unplanned; by name. */
export const planQuerySchema = pageQuerySchema.extend({
  search: z.string().trim().max(200).default(''),
});
export type PlanQuery = z.infer<typeof planQuerySchema>;

/**
 * An event of the plan, or one that came and is not in it.
 * `GET /cdp/plan/:documentId` and the replies of `POST /cdp/plan` and `PUT /cdp/plan/:documentId`,
 * which take `plannedEventInputSchema`. `DELETE /cdp/plan/:documentId` takes it out of the plan.
 */
export const planRowSchema = z.strictObject({
  /** Null for an event that is not planned. */
  documentId: z.string().nullable(),
  ...plannedEventSchema.shape,
  updatedAt: instantSchema.nullable(),
  /** How it came; null when it never did, or while the connector does not answer. */
  seen: seenEventSchema.nullable(),
});
export type PlanRow = z.infer<typeof planRowSchema>;

export const planPageSchema = pageOf(planRowSchema).extend({
  /** Why nothing is known of what came: a sentence, or null when the connector answered. */
  connectorProblem: z.string().nullable(),
});
export type PlanPage = z.infer<typeof planPageSchema>;
