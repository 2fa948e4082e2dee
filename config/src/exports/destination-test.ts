import { z } from 'zod';
import { destinationSchema } from './destination.ts';

/** `POST /management/destinations/test`: one that the connector knows, or one that is yet to be. */
export const destinationTestSchema = z.union([
  z.strictObject({ key: z.string().min(1).max(100) }),
  z.strictObject({ destination: destinationSchema }),
]);
export type DestinationTest = z.infer<typeof destinationTestSchema>;

/** What a test came to. */
export const destinationTestResultSchema = z.strictObject({
  /** Why it cannot be delivered to; null when it can. */
  problem: z.string().nullable(),
  /** Milliseconds that it took. */
  took: z.number().int(),
});
export type DestinationTestResult = z.infer<typeof destinationTestResultSchema>;
