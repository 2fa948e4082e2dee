import { z } from 'zod';
import { identifierSchema } from '../shared/identifier.ts';
import { instantSchema } from '../shared/instant.ts';
import { timeZoneSchema } from '../shared/time-zone.ts';

const volumeSchema = z.strictObject({
  /** Beginning of the hour or day. */
  at: instantSchema,
  /** Events that were processed. */
  events: z.number().int(),
  /** Events that were not valid. */
  rejected: z.number().int(),
  /** Events that their customers did not agree to. */
  dropped: z.number().int(),
  /** Events that wait set aside: blocked by the plan, or not to be processed. */
  setAside: z.number().int(),
});
/** How much came from a source in an hour or a day. */
export type Volume = z.infer<typeof volumeSchema>;

/** What the connector knows of a source. */
export const sourceActivitySchema = z.strictObject({
  key: identifierSchema,
  /** The minute in which something came from it last; null for never. */
  lastSeenAt: instantSchema.nullable(),
  /** The last 24 hours, oldest first. */
  hours: z.array(volumeSchema),
});
export type SourceActivity = z.infer<typeof sourceActivitySchema>;

/** `GET /management/sources` */
export const sourceActivitiesSchema = z.strictObject({ items: z.array(sourceActivitySchema) });
export type SourceActivities = z.infer<typeof sourceActivitiesSchema>;

/** `GET /management/sources/:key/volume`: the last 24 hours by hour, or the last 30 days by day. */
export const sourceVolumeQuerySchema = z.object({
  period: z.enum(['day', 'month']).default('day'),
  /** Where days and hours begin. */
  timeZone: timeZoneSchema.default('UTC'),
});
export type SourceVolumeQuery = z.infer<typeof sourceVolumeQuerySchema>;
/** Oldest first; hours and days without events are there, with zeros. */
export const sourceVolumeSchema = z.strictObject({ items: z.array(volumeSchema) });
export type SourceVolume = z.infer<typeof sourceVolumeSchema>;
