import {
  type ProfileSegment,
  profileSegmentsSchema,
  type SegmentProfiles,
  segmentOverrideSchema,
  segmentProfilesQuerySchema,
  segmentProfilesSchema,
} from 'strapi-cdp-config';
import { z } from 'zod';

export {
  type ProfileSegment,
  profileSegmentsSchema,
  type SegmentProfiles,
  segmentOverrideSchema,
  segmentProfilesQuerySchema,
  segmentProfilesSchema,
};

/** What the screens ask for of somebody who is put in or out by hand. */
export const overrideFormSchema = z
  .object({
    /** `group/segment` */
    segment: z.string().min(1, 'Choose a segment.'),
    identifier: segmentOverrideSchema.shape.identifier,
    /** `leave`: to audiences again. */
    change: z.enum(['in', 'out', 'leave']),
    reason: segmentOverrideSchema.shape.reason,
  })
  .refine(({ change, reason }) => change === 'leave' || reason !== '', {
    path: ['reason'],
    message: 'Enter a reason.',
  });
export type OverrideForm = z.output<typeof overrideFormSchema>;

/** A segment as a picker offers it. */
export const segmentChoiceSchema = z.strictObject({
  /** `group/segment` */
  value: z.string(),
  name: z.string(),
  groupName: z.string(),
  /** Profiles in it; null while the connector cannot be asked. */
  size: z.number().int().nullable(),
  /** When somebody last entered or left it; null when nobody ever did. */
  changedAt: z.string().nullable(),
});
export type SegmentChoice = z.infer<typeof segmentChoiceSchema>;

/** `GET /cdp/segment-content/segments` */
export const segmentChoicesSchema = z.strictObject({
  items: z.array(segmentChoiceSchema),
  /** Why the connector could not be asked for sizes; null when it could. */
  connectorProblem: z.string().nullable(),
});
export type SegmentChoices = z.infer<typeof segmentChoicesSchema>;

/** `GET /cdp/segment-content/:uid/preview?segments=…`: what somebody in the segments is shown. */
export const contentPreviewSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      documentId: z.string(),
      title: z.string(),
      /** `group/segment`; none for everyone. */
      segments: z.array(z.string()),
      /** Whether it is the one that is shown where variants are chosen among. */
      isVariant: z.boolean(),
    }),
  ),
  /** Entries that are for others. */
  hidden: z.number().int(),
});
export type ContentPreview = z.infer<typeof contentPreviewSchema>;
