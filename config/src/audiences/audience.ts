import { z } from 'zod';
import { descriptionSchema, identifierSchema, nameSchema } from '../shared/identifier.ts';
import { managedBySchema } from '../shared/managed-by.ts';
import { ruleSchema } from './rule.ts';

/** Audiences of one site. */
export const MOST_AUDIENCES = 500;

/** A segment of a segment group. */
export const segmentReferenceSchema = z.strictObject({
  group: identifierSchema,
  segment: identifierSchema,
});
export type SegmentReference = z.infer<typeof segmentReferenceSchema>;

/** What the API calls something else below `/audiences/`. */
export const RESERVED_AUDIENCES = ['preview', 'explain', 'known'];

/** What an editor writes to create or change an audience. */
export const audienceInputSchema = z.strictObject({
  name: nameSchema,
  /** Names the audience for machines: in the API, and in rules. */
  identifier: identifierSchema.refine((identifier) => !RESERVED_AUDIENCES.includes(identifier), {
    error: 'Use another identifier: the API needs this one itself.',
  }),
  description: descriptionSchema.default(''),
  rule: ruleSchema,
  /** The segments that its members are in. */
  segments: z.array(segmentReferenceSchema).max(50).default([]),
});
export type AudienceInput = z.infer<typeof audienceInputSchema>;

/** An audience as the connector knows it. */
export const audienceSchema = audienceInputSchema.extend({
  /** Counts the changes of its rule, from 1. */
  version: z.number().int().min(1).default(1),
  managedBy: managedBySchema,
});
export type Audience = z.infer<typeof audienceSchema>;
