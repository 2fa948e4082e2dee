import { z } from 'zod';
import { identifierSchema } from '../shared/identifier.ts';
import { instantSchema } from '../shared/instant.ts';
import { eventTypeSchema } from './event-type.ts';

/**
 * What became of an event: it is in a profile (marked if the tracking plan does not allow it), its message had counted before, it was not valid, its
 * customer did not agree to it, the plan keeps it waiting, or it could not be processed.
 */
export const verdictSchema = z.enum([
  'stored',
  'marked',
  'duplicate',
  'rejected',
  'dropped',
  'blocked',
  'set_aside',
]);
export type Verdict = z.infer<typeof verdictSchema>;

/** An event with its verdict, as somebody who watches sees it. */
export const liveEventSchema = z.strictObject({
  id: z.string(),
  receivedAt: instantSchema,
  source: z.string(),
  verdict: verdictSchema,
  /** Why it is not simply stored; else null. */
  reason: z.string().nullable(),
  /** As the sender named it: of an event that is not valid, anything. */
  type: z.string(),
  name: z.string(),
  messageId: z.string().nullable(),
  /** An id that finds the profile; null for an event that is in none. */
  profileId: z.uuid().nullable(),
  /** What the event says; never a write key. */
  event: z.record(z.string(), z.json()),
});
export type LiveEvent = z.infer<typeof liveEventSchema>;

/**
 * `GET /management/events/live`: the newest first. Verdicts are kept while somebody asks at least once
 * a minute, and of those the latest 500, whichever connector gave them.
 */
export const liveQuerySchema = z.object({
  /** The `next` of the reply before: only what came since. */
  after: z
    .string()
    .regex(/^\d{1,18}$/, 'Use the next of the reply before.')
    .optional(),
  source: identifierSchema.optional(),
  type: eventTypeSchema.optional(),
  /** A part of the name, whatever its case. */
  name: z.string().trim().max(200).optional(),
  verdict: verdictSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type LiveQuery = z.infer<typeof liveQuerySchema>;

export const liveEventsSchema = z.strictObject({
  items: z.array(liveEventSchema),
  next: z.string(),
});
export type LiveEvents = z.infer<typeof liveEventsSchema>;
