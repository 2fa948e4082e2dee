import {
  identifierSchema,
  instantSchema,
  managedBySchema,
  pageOf,
  pageQuerySchema,
  segmentGroupInputSchema,
  segmentInputSchema,
} from 'strapi-cdp-config';
import { z } from 'zod';
import { dependentSchema } from './dependents.ts';

const documentIdSchema = z.string().min(1).max(255);

/** How lists of named definitions are asked for. */
export const listQuerySchema = pageQuerySchema.extend({
  search: z.string().trim().max(200).default(''),
  sort: z
    .enum([
      'name:asc',
      'name:desc',
      'identifier:asc',
      'identifier:desc',
      'updatedAt:asc',
      'updatedAt:desc',
    ])
    .default('name:asc'),
});
export type ListQuery = z.infer<typeof listQuerySchema>;

/** `POST /cdp/segment-groups`, `PUT /cdp/segment-groups/:documentId`: {@link segmentGroupInputSchema}. */
export const segmentGroupRowSchema = z.strictObject({
  documentId: documentIdSchema,
  ...segmentGroupInputSchema.shape,
  managedBy: managedBySchema,
  /** Names of the connectors that fill this group; while there are any, its identifier is locked. */
  connectors: z.array(z.string()),
  segmentCount: z.number().int(),
  updatedAt: instantSchema,
});
export type SegmentGroupRow = z.infer<typeof segmentGroupRowSchema>;

/** `GET /cdp/segment-groups` */
export const segmentGroupsPageSchema = pageOf(segmentGroupRowSchema);
export type SegmentGroupsPage = z.infer<typeof segmentGroupsPageSchema>;

/** `GET /cdp/segment-groups/:documentId/dependents`: what a deletion would take along or break. */
export const segmentGroupDependentsSchema = z.strictObject({
  segments: z.array(z.strictObject({ name: z.string(), identifier: z.string() })),
  connectors: z.array(z.string()),
  /** Audiences that rely on one of its segments, or feed one. */
  audiences: z.array(dependentSchema),
});
export type SegmentGroupDependents = z.infer<typeof segmentGroupDependentsSchema>;

/**
 * `GET /cdp/segment-groups/identifier-check`, `GET /cdp/segment-groups/:documentId/segments/identifier-check`
 */
export const identifierCheckQuerySchema = z.strictObject({
  identifier: identifierSchema,
  /** The documentId of what is being edited, which may keep its own identifier. */
  except: documentIdSchema.optional(),
});
export const identifierCheckSchema = z.strictObject({
  available: z.boolean(),
  /** A free identifier close to the one asked for. */
  suggestion: z.string(),
});
export type IdentifierCheck = z.infer<typeof identifierCheckSchema>;

/**
 * `GET|POST /cdp/segment-groups/:documentId/segments`,
 * `GET|PUT|DELETE /cdp/segment-groups/:documentId/segments/:segmentId`
 */
export const segmentRowSchema = z.strictObject({
  documentId: documentIdSchema,
  ...segmentInputSchema.shape,
  managedBy: managedBySchema,
  /** Audiences whose members are in it, by name. */
  audiences: z.array(dependentSchema),
  updatedAt: instantSchema,
});
export type SegmentRow = z.infer<typeof segmentRowSchema>;
export const segmentsPageSchema = pageOf(segmentRowSchema);
export type SegmentsPage = z.infer<typeof segmentsPageSchema>;
