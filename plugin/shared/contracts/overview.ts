import { instantSchema, statusSchema } from 'strapi-cdp-config';
import { z } from 'zod';

/** `GET /cdp/overview`: whether the connector is there and what it has been doing. */
export const overviewSchema = z.strictObject({
  connector: z.discriminatedUnion('reachable', [
    z.strictObject({ reachable: z.literal(true), status: statusSchema }),
    /** `problem` is a sentence for people: what is wrong and what to do. */
    z.strictObject({ reachable: z.literal(false), problem: z.string() }),
  ]),
  /** Connectors that presented themselves, whether they run now or not. */
  registrations: z.array(
    z.strictObject({
      name: z.string(),
      version: z.string(),
      segmentGroupIdentifier: z.string().nullable(),
      seenAt: instantSchema,
    }),
  ),
  definitions: z.strictObject({
    /** Version of what editors wrote; compare with the connector's copy. */
    etag: z.string(),
    /** Changes that the connector has not been told of yet. */
    pendingChanges: z.number().int(),
  }),
});
export type Overview = z.infer<typeof overviewSchema>;
