import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import { plannedTypeSchema, valueKindSchema } from '../tracking/planned-event.ts';

/** A property as it came. */
export const seenPropertySchema = z.strictObject({
  name: z.string(),
  /** How many of the examined events had it. */
  seen: z.number().int(),
  /** How often it was of each kind. */
  kinds: z.partialRecord(valueKindSchema, z.number().int()),
});
export type SeenProperty = z.infer<typeof seenPropertySchema>;

/** An event as it came, whether somebody planned it or not. */
export const seenEventSchema = z.strictObject({
  type: plannedTypeSchema,
  name: z.string(),
  /** Events that came. */
  events: z.number().int(),
  /** Events whose properties were looked at: of many, the first of every ten seconds. */
  examined: z.number().int(),
  /** Events that were not as planned. */
  violations: z.number().int(),
  lastSeenAt: instantSchema,
  properties: z.array(seenPropertySchema),
});
export type SeenEvent = z.infer<typeof seenEventSchema>;

/** `GET /management/plan/seen`: the latest 500. */
export const seenEventsSchema = z.strictObject({ items: z.array(seenEventSchema) });
export type SeenEvents = z.infer<typeof seenEventsSchema>;
