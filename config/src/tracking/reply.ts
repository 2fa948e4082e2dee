import { z } from 'zod';

/** Why one event of a request was not accepted. */
export const trackingRejectionSchema = z.strictObject({
  /** Position in the batch, from 0. */
  index: z.number().int(),
  /** Null when the event has none that can be read. */
  messageId: z.string().nullable(),
  /** Names the field and what is wrong with it. */
  reason: z.string(),
});
export type TrackingRejection = z.infer<typeof trackingRejectionSchema>;

/** The reply of every tracking route: what was accepted is stored for good. */
export const trackingReplySchema = z.strictObject({
  success: z.literal(true),
  accepted: z.number().int(),
  /** In order; repeating the request does not help these. */
  rejected: z.array(trackingRejectionSchema),
  /** Rejected events beyond those that are listed. */
  rejectedUnlisted: z.number().int().optional(),
});
export type TrackingReply = z.infer<typeof trackingReplySchema>;
