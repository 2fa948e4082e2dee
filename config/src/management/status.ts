import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';

/** `GET /management/status`: what the first screen of the plugin tells. */
export const statusSchema = z.strictObject({
  version: z.string(),
  startedAt: instantSchema,
  /** The connector's copy of what editors wrote. */
  definitions: z.strictObject({
    /** Version of the copy; null while there is none. */
    etag: z.string().nullable(),
    /** When the copy was last known to equal what Strapi has. */
    checkedAt: instantSchema.nullable(),
    /** Why the last attempt to pull failed; null when it worked. */
    error: z.string().nullable(),
  }),
  /** Events acknowledged and not yet in a profile. */
  backlog: z.number().int(),
  /** What happened in the last 24 hours. */
  lastDay: z.strictObject({
    events: z.number().int(),
    profilesCreated: z.number().int(),
    runsFinished: z.number().int(),
    runsFailed: z.number().int(),
    recordsSent: z.number().int(),
  }),
});
export type Status = z.infer<typeof statusSchema>;
