import {
  identifierSchema,
  instantSchema,
  keyOverlapSchema,
  managedBySchema,
  pageOf,
  pageQuerySchema,
  sourceActivitySchema,
  sourceInputSchema,
} from 'strapi-cdp-config';
import { z } from 'zod';

export {
  type SourceVolume,
  type SourceVolumeQuery,
  sourceVolumeQuerySchema,
  sourceVolumeSchema,
} from 'strapi-cdp-config';

/** `GET /cdp/sources` */
export const sourcesQuerySchema = pageQuerySchema.extend({
  search: z.string().trim().max(200).default(''),
  sort: z.enum(['name:asc', 'name:desc', 'updatedAt:asc', 'updatedAt:desc']).default('name:asc'),
});
export type SourcesQuery = z.infer<typeof sourcesQuerySchema>;

/** A write key as a screen shows it: nothing that a server's events could be sent with. */
export const writeKeyViewSchema = z.strictObject({
  /** Names the key within its source. */
  id: z.string(),
  prefix: z.string(),
  /** The key itself, for browsers; null for servers. */
  value: z.string().nullable(),
  createdAt: instantSchema.nullable(),
  expiresAt: instantSchema.nullable(),
});
export type WriteKeyView = z.infer<typeof writeKeyViewSchema>;

/** `POST /cdp/sources`: `sourceInputSchema`; `PUT /cdp/sources/:documentId`: `sourceSettingsSchema`. */
export const sourceRowSchema = z.strictObject({
  documentId: z.string(),
  ...sourceInputSchema.shape,
  /** The newest first. */
  writeKeys: z.array(writeKeyViewSchema),
  managedBy: managedBySchema,
  updatedAt: instantSchema,
  /** What the connector knows of it; null while the connector does not answer or does not know it yet. */
  activity: sourceActivitySchema.nullable(),
});
export type SourceRow = z.infer<typeof sourceRowSchema>;

export const sourcesPageSchema = pageOf(sourceRowSchema).extend({
  /** Why the activity is missing: a sentence, or null when the connector answered. */
  connectorProblem: z.string().nullable(),
});
export type SourcesPage = z.infer<typeof sourcesPageSchema>;

/** `GET /cdp/sources/:documentId` */
export const sourceDetailSchema = sourceRowSchema.extend({
  /** Where the source sends to. */
  trackingUrl: z.url(),
});
export type SourceDetail = z.infer<typeof sourceDetailSchema>;

/** `GET /cdp/sources/key-check` */
export const keyCheckQuerySchema = z.strictObject({ key: identifierSchema });
export const keyCheckSchema = z.strictObject({
  available: z.boolean(),
  /** A free key close to the one asked for. */
  suggestion: z.string(),
});
export type KeyCheck = z.infer<typeof keyCheckSchema>;

/** `POST /cdp/sources/:documentId/write-keys`: a new key; the ones before go on working that long. */
export const rotationSchema = z.strictObject({ overlap: keyOverlapSchema });
export type Rotation = z.infer<typeof rotationSchema>;

/**
 * The reply of a creation and of a rotation: the only one that ever holds the key of a server.
 * `DELETE /cdp/sources/:documentId/write-keys/:id` takes a key away.
 * `GET /cdp/sources/:documentId/volume`: `sourceVolumeQuerySchema`, `sourceVolumeSchema`.
 */
export const issuedKeySchema = z.strictObject({
  source: sourceDetailSchema,
  writeKey: z.string(),
});
export type IssuedKey = z.infer<typeof issuedKeySchema>;
