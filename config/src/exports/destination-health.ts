import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';

/** How a destination has been doing: `GET /management/destinations`. */
export const destinationHealthSchema = z.strictObject({
  key: z.string(),
  /** Failures in a row; 0 when it answered last time. */
  failures: z.number().int(),
  lastError: z.string().nullable(),
  failedAt: instantSchema.nullable(),
  deliveredAt: instantSchema.nullable(),
  /** Until when nobody asks it, after many failures in a row. */
  restingUntil: instantSchema.nullable(),
});
export type DestinationHealth = z.infer<typeof destinationHealthSchema>;
export const destinationHealthsSchema = z.strictObject({ items: z.array(destinationHealthSchema) });
