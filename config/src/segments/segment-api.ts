import { z } from 'zod';
import { profileSummarySchema } from '../management/profile.ts';
import { identifierSchema } from '../shared/identifier.ts';
import { instantSchema } from '../shared/instant.ts';

/** Characters of a reason, and of a name of whoever gave it. */
const REASON_LENGTH = 500;

/** `GET /v1/segments`: the segments of one customer, in the connector's segment group. */
export const customerSegmentsSchema = z.strictObject({
  /** The segment group; null where the connector fills none. */
  group: z.string().nullable(),
  /** Identifiers of the segments, in their order. */
  segments: z.array(z.string()),
});
export type CustomerSegments = z.infer<typeof customerSegmentsSchema>;

/**
 * Whose segments, for a server key: those of the profile that has an identifier. With a browser key only
 * `userToken` means anything, and without it the visitor is whoever the connector's cookie says.
 */
export const customerSegmentsQuerySchema = z
  .object({
    group: identifierSchema.optional(),
    /** Type of the identifier, such as `user_id` or `email`. */
    type: z.string().min(1).max(64).optional(),
    value: z.string().min(1).max(500).optional(),
    anonymousId: z.uuid('Use a UUID.').optional(),
    /** A signed user id: a JWT (RFC 7519, HS256) with `sub` and `exp`. */
    userToken: z.string().max(2000).optional(),
  })
  .refine(({ type, value }) => (type === undefined) === (value === undefined), {
    path: ['value'],
    message: 'Send type and value together.',
  });

/** `GET /v1/segments/members`: everyone who is in a segment of the group, a page at a time. */
export const segmentMembersQuerySchema = z.object({
  group: identifierSchema.optional(),
  /** The `next` of the page before. */
  after: z.string().max(200).optional(),
  pageSize: z.coerce.number().int().min(1).max(1000).default(500),
});

/** A profile in a segment, by the identifiers that others know it by. */
export const segmentMemberSchema = z.strictObject({
  segment: z.string(),
  profileId: z.uuid(),
  identifiers: z.array(z.strictObject({ type: z.string(), value: z.string() })),
  enteredAt: instantSchema,
});
export const segmentMembersSchema = z.strictObject({
  /**
   * Follow the changes from this number on when you have the last page: those that came meanwhile are
   * told again, and are no different the second time. Keep that of the first page.
   */
  sequence: z.number().int(),
  items: z.array(segmentMemberSchema),
  next: z.string().nullable(),
});
export type SegmentMembers = z.infer<typeof segmentMembersSchema>;

/** `GET /v1/segments/changes`: what happened later than a number, oldest first. */
export const segmentChangesQuerySchema = z.object({
  group: identifierSchema.optional(),
  /** The `sequence` of a snapshot, or of the last change that was read. */
  after: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});
export const segmentChangeSchema = z.strictObject({
  sequence: z.number().int(),
  segment: z.string(),
  profileId: z.uuid(),
  /** The identifiers that the profile has now; none when it is no more. */
  identifiers: z.array(z.strictObject({ type: z.string(), value: z.string() })),
  change: z.enum(['entered', 'exited']),
  at: instantSchema,
});
export const segmentChangesSchema = z.strictObject({
  items: z.array(segmentChangeSchema),
  /** Ask for what is later than this number next. */
  sequence: z.number().int(),
});
export type SegmentChanges = z.infer<typeof segmentChangesSchema>;

/**
 * `PUT /v1/segments/overrides` with a server key and `PUT /management/segments/overrides`: puts a customer
 * in a segment or out of it, whatever audiences say; `null` leaves it to them again.
 */
export const segmentOverrideSchema = z.strictObject({
  group: identifierSchema,
  segment: identifierSchema,
  identifier: z.strictObject({
    type: z.string().trim().min(1, 'Enter a type of identifier.').max(64),
    value: z.string().trim().min(1, 'Enter an identifier.').max(500),
  }),
  in: z.boolean().nullable(),
  reason: z
    .string()
    .trim()
    .max(REASON_LENGTH, `Use at most ${REASON_LENGTH} characters.`)
    .default(''),
});
export type SegmentOverride = z.infer<typeof segmentOverrideSchema>;

/** The same with whoever says it, as the plugin tells. */
export const managedOverrideSchema = segmentOverrideSchema.extend({
  by: z.string().trim().min(1).max(200),
});

/** `GET /management/segments`: how many profiles are in each segment, and since when that is so. */
export const segmentSizesSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      group: z.string(),
      segment: z.string(),
      size: z.number().int(),
      /** When somebody last entered or left it; null when nobody ever did. */
      changedAt: instantSchema.nullable(),
      /** Who was put in or out by hand, import or API. */
      overrides: z.number().int(),
    }),
  ),
  asOf: instantSchema,
});
export type SegmentSizes = z.infer<typeof segmentSizesSchema>;

/** `GET /management/visitors/:anonymousId/segments`: as `group/segment`, of every group. */
export const visitorSegmentsSchema = z.strictObject({ segments: z.array(z.string()) });

/** What was said of a profile and a segment by hand, by import or through the API. */
const saidSchema = z.strictObject({
  in: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
});

/** Why a profile is in a segment or was put out of it. */
export const profileSegmentSchema = z.strictObject({
  group: z.string(),
  segment: z.string(),
  /** Null when it was put out. */
  enteredAt: instantSchema.nullable(),
  /** The audiences that feed it and that the profile is in. */
  audiences: z.array(z.string()),
  /** What was said of it by hand, by import or through the API. */
  override: saidSchema.nullable(),
});
export type ProfileSegment = z.infer<typeof profileSegmentSchema>;

/** `GET /management/profiles/:id/segments` */
export const profileSegmentsSchema = z.strictObject({ items: z.array(profileSegmentSchema) });

/** `GET /management/segments/:group/:segment/members`, in the order of their ids. */
export const segmentProfilesQuerySchema = z.object({
  after: z.string().max(200).optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
export const segmentProfilesSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      profile: profileSummarySchema,
      enteredAt: instantSchema,
      /** Null where audiences alone put them in. */
      override: saidSchema.nullable(),
    }),
  ),
  next: z.string().nullable(),
});
export type SegmentProfiles = z.infer<typeof segmentProfilesSchema>;
