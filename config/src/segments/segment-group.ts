import { z } from 'zod';
import { descriptionSchema, identifierSchema, nameSchema } from '../shared/identifier.ts';

/** What an editor writes to create or change a segment: a label that profiles carry. */
export const segmentInputSchema = z.strictObject({
  name: nameSchema,
  identifier: identifierSchema,
  description: descriptionSchema.default(''),
});
export type SegmentInput = z.infer<typeof segmentInputSchema>;

/** What an editor writes to create or change a segment group. */
export const segmentGroupInputSchema = z.strictObject({
  name: nameSchema,
  identifier: identifierSchema,
  description: descriptionSchema.default(''),
});
export type SegmentGroupInput = z.infer<typeof segmentGroupInputSchema>;

/** A segment group as the connector knows it, with its segments. */
export const segmentGroupSchema = z.strictObject({
  ...segmentGroupInputSchema.shape,
  segments: z.array(segmentInputSchema).max(1000).default([]),
});
export type SegmentGroup = z.infer<typeof segmentGroupSchema>;
