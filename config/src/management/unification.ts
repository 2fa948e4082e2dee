import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';

const daysSchema = z.array(z.strictObject({ day: z.iso.date(), count: z.number().int() }));

/** `GET /management/unification`: how many identifiers became how many profiles. */
export const unificationSchema = z.strictObject({
  /** When it was counted. A connector counts at most once a minute. */
  countedAt: instantSchema,
  profiles: z.number().int(),
  known: z.number().int(),
  anonymous: z.number().int(),
  /** Most first. */
  identifiers: z.array(z.strictObject({ type: z.string(), count: z.number().int() })),
  /** Profiles by the types of identifier that they have together, most first. */
  overlap: z.array(z.strictObject({ types: z.array(z.string()), profiles: z.number().int() })),
  /** Profiles that came into being and that are still there, of each of the last 30 days (UTC). */
  created: daysSchema,
  /** Merges of each of the last 30 days (UTC). */
  merges: daysSchema,
  /** Splits by editors that stand. */
  splits: z.number().int(),
});
export type Unification = z.infer<typeof unificationSchema>;
