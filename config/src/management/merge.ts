import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import { profileSchema } from './profile.ts';

const namedIdentifierSchema = z.strictObject({ type: z.string(), value: z.string() });

/** Why two profiles became one. */
export const mergeReasonSchema = z.discriminatedUnion('kind', [
  /** An event, or a record of an export, named identifiers of both. */
  z.strictObject({
    kind: z.literal('evidence'),
    at: instantSchema,
    source: z.string(),
    trusted: z.boolean(),
    messageId: z.string().nullable(),
    identifiers: z.array(namedIdentifierSchema),
  }),
  /** An editor took a split back. */
  z.strictObject({ kind: z.literal('reunited'), by: z.string() }),
  /** What arrived late changed the weight of evidence that was there. */
  z.strictObject({ kind: z.literal('weighed') }),
]);
export type MergeReason = z.infer<typeof mergeReasonSchema>;

/** A merge in the log of a profile. */
export const mergeViewSchema = z.strictObject({
  id: z.uuid(),
  mergedAt: instantSchema,
  /** The identifiers that the profile had before. */
  kept: z.array(namedIdentifierSchema),
  /** Those that it got, with their events and traits. */
  moved: z.array(namedIdentifierSchema),
  reason: mergeReasonSchema,
  /** `together` can be split; `split` was by an editor; `apart` by evidence that came later. */
  state: z.enum(['together', 'split', 'apart']),
  /** The split that stands. */
  split: z.strictObject({ id: z.uuid(), by: z.string(), at: instantSchema }).nullable(),
});
export type MergeView = z.infer<typeof mergeViewSchema>;

/** `GET /management/profiles/:id/merges`: the newest first. */
export const mergesSchema = z.strictObject({ items: z.array(mergeViewSchema) });
export type Merges = z.infer<typeof mergesSchema>;

/** The body of `POST /management/merges/:id/split` and `POST /management/splits/:id/reunite`. */
export const decisionSchema = z.strictObject({ requestedBy: z.string().min(1).max(200) });

/**
 * What a split or its taking back makes, or would make (`GET /management/merges/:id/split`): the
 * profiles that have the identifiers concerned.
 */
export const decisionResultSchema = z.strictObject({ profiles: z.array(profileSchema) });
export type DecisionResult = z.infer<typeof decisionResultSchema>;
