import {
  audienceActivitySchema,
  audienceInputSchema,
  instantSchema,
  managedBySchema,
  membershipCauseSchema,
  membershipChangeSchema,
  pageOf,
  pageQuerySchema,
  ruleSchema,
} from 'strapi-cdp-config';
import { z } from 'zod';

/** How the list of audiences is asked for; `size` is that of their membership. */
export const audiencesQuerySchema = pageQuerySchema.extend({
  search: z.string().trim().max(200).default(''),
  sort: z
    .enum([
      'name:asc',
      'name:desc',
      'identifier:asc',
      'identifier:desc',
      'updatedAt:asc',
      'updatedAt:desc',
      'size:asc',
      'size:desc',
    ])
    .default('name:asc'),
});
export type AudiencesQuery = z.infer<typeof audiencesQuerySchema>;

/**
 * `GET /cdp/audiences/:documentId` and the replies of `POST /cdp/audiences` and
 * `PUT /cdp/audiences/:documentId`, which take `audienceInputSchema`.
 */
export const audienceRowSchema = z.strictObject({
  documentId: z.string(),
  ...audienceInputSchema.shape,
  version: z.number().int(),
  managedBy: managedBySchema,
  updatedAt: instantSchema,
  /** The activations that it is bound by, by name. */
  activations: z.array(z.strictObject({ documentId: z.string(), name: z.string() })),
  /** What the connector knows of it; null while the connector does not answer or does not know it yet. */
  activity: audienceActivitySchema.nullable(),
});
export type AudienceRow = z.infer<typeof audienceRowSchema>;

/** `GET /cdp/audiences` */
export const audiencesPageSchema = pageOf(audienceRowSchema).extend({
  /** Why the activity is missing: a sentence, or null when the connector answered. */
  connectorProblem: z.string().nullable(),
});
export type AudiencesPage = z.infer<typeof audiencesPageSchema>;

/** A rule that an audience has or had. */
export const audienceVersionSchema = z.strictObject({
  version: z.number().int(),
  /** The name that the audience had then. */
  name: z.string(),
  rule: ruleSchema,
  /** Who wrote it: the name of an editor or, where a configuration file did, of its connector. */
  by: z.string(),
  managedBy: managedBySchema,
  at: instantSchema,
});
export type AudienceVersion = z.infer<typeof audienceVersionSchema>;

/** `GET /cdp/audiences/:documentId/versions`: the latest first. */
export const audienceVersionsSchema = pageOf(audienceVersionSchema);
export type AudienceVersions = z.infer<typeof audienceVersionsSchema>;

/** `POST /cdp/audiences/:documentId/versions/:version/restore`: the rule of old as a new version. */
export const versionNumberSchema = z.coerce.number().int().min(1);

const namedSchema = z.strictObject({ name: z.string(), identifier: z.string() });

/** `GET /cdp/audiences/choices`: what rules and audiences can name, with what people call it. */
export const audienceChoicesSchema = z.strictObject({
  groups: z.array(namedSchema.extend({ documentId: z.string(), segments: z.array(namedSchema) })),
  audiences: z.array(namedSchema.extend({ documentId: z.string() })),
  computedTraits: z.array(namedSchema),
  sources: z.array(z.strictObject({ name: z.string(), key: z.string() })),
});
export type AudienceChoices = z.infer<typeof audienceChoicesSchema>;

/** `GET /cdp/profiles/:id/audiences`: those that a profile is in or was in, since when, and why. */
export const audiencesOfProfileSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      /** Null for one that this site does not have any more. */
      documentId: z.string().nullable(),
      name: z.string(),
      identifier: z.string(),
      rule: ruleSchema.nullable(),
      enteredAt: instantSchema,
      cause: membershipCauseSchema,
    }),
  ),
  /** The latest first. */
  changes: z.array(
    membershipChangeSchema
      .omit({ audience: true, profileId: true })
      .extend({ documentId: z.string().nullable(), name: z.string() }),
  ),
});
export type AudiencesOfProfile = z.infer<typeof audiencesOfProfileSchema>;
