import {
  destinationSummarySchema,
  instantSchema,
  managedBySchema,
  pageOf,
  pageQuerySchema,
  workflowActivitySchema,
  workflowShape,
} from 'strapi-cdp-config';
import { z } from 'zod';

/** `GET /cdp/workflows` */
export const workflowsQuerySchema = pageQuerySchema.extend({
  search: z.string().trim().max(200).default(''),
  sort: z.enum(['name:asc', 'name:desc', 'updatedAt:asc', 'updatedAt:desc']).default('name:asc'),
});
export type WorkflowsQuery = z.infer<typeof workflowsQuerySchema>;

/** `POST /cdp/workflows`, `PUT /cdp/workflows/:documentId`: `workflowInputSchema`. */
export const workflowRowSchema = z.strictObject({
  documentId: z.string(),
  ...workflowShape,
  managedBy: managedBySchema,
  updatedAt: instantSchema,
  /** What the connector knows of it; null while the connector does not answer or does not know it yet. */
  activity: workflowActivitySchema.nullable(),
});
export type WorkflowRow = z.infer<typeof workflowRowSchema>;

export const workflowsPageSchema = pageOf(workflowRowSchema).extend({
  /** Why the activity is missing: a sentence, or null when the connector answered. */
  connectorProblem: z.string().nullable(),
});
export type WorkflowsPage = z.infer<typeof workflowsPageSchema>;

/**
 * `POST /cdp/workflows/:documentId/runs` runs now and answers with the run (`runSchema`).
 * `GET /cdp/workflows/:documentId/runs` is a page of runs (`runsPageSchema`), `GET /cdp/runs` of those of
 * all workflows, `GET /cdp/runs/:id` one.
 * `POST /cdp/workflow-trials`: `trialRequestSchema`, answered with what would be sent (`trialSchema`).
 */

/** `GET /cdp/workflow-choices`: what the form of a workflow offers. */
export const workflowChoicesSchema = z.strictObject({
  contentTypes: z.array(
    z.strictObject({
      uid: z.string(),
      displayName: z.string(),
      localized: z.boolean(),
      draftAndPublish: z.boolean(),
      /** Fields chosen to leave; a workflow of a content type without any would send nothing. */
      exportedFieldCount: z.number().int(),
    }),
  ),
  locales: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  destinations: z.array(destinationSummarySchema),
});
export type WorkflowChoices = z.infer<typeof workflowChoicesSchema>;
