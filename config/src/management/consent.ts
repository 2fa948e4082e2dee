import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';

/** The last word about a category. */
export const consentWordSchema = z.strictObject({
  /** `*` for all that the person said nothing about. */
  category: z.string(),
  granted: z.boolean(),
  /** When the event happened that brought it. */
  at: instantSchema,
  source: z.string(),
  /** Whether the person said it to the site, or the browser says it to all sites. */
  by: z.enum(['person', 'signal']),
});
export type ConsentWord = z.infer<typeof consentWordSchema>;

/** `GET /management/profiles/:id/consent` */
export const consentSchema = z.strictObject({
  items: z.array(consentWordSchema),
  /** Categories that the sources of the profile need before it may be used to reach the customer. */
  neededToActivate: z.array(z.string()),
  /** Whether it may. */
  mayActivate: z.boolean(),
});
export type Consent = z.infer<typeof consentSchema>;
