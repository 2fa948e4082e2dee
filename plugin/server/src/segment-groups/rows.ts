import { z } from 'zod';
import { definitionRowShape } from '../database/index.ts';

const namedRowShape = {
  ...definitionRowShape,
  name: z.string(),
  identifier: z.string(),
  description: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
};

/** A segment group as the database has it. */
export const groupRowSchema = z.object(namedRowShape);
export type GroupRow = z.output<typeof groupRowSchema>;

/** A segment as the database has it. */
export const segmentRowSchema = z.object(namedRowShape);
export type SegmentRow = z.output<typeof segmentRowSchema>;

/** A segment that knows the row id of its group. */
export const ownedSegmentRowSchema = z.object({
  ...namedRowShape,
  group: z.object({ id: z.number() }).nullable(),
});
export type OwnedSegmentRow = z.output<typeof ownedSegmentRowSchema>;
