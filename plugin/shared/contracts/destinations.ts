import {
  destinationHealthSchema,
  destinationInputSchema,
  destinationSettingsSchema,
  destinationSummarySchema,
  identifierSchema,
  instantSchema,
  managedBySchema,
  pageOf,
  pageQuerySchema,
} from 'strapi-cdp-config';
import { z } from 'zod';

export { type DestinationTestResult, destinationTestResultSchema } from 'strapi-cdp-config';

/** `GET /cdp/destinations` */
export const destinationsQuerySchema = pageQuerySchema.extend({
  search: z.string().trim().max(200).default(''),
  sort: z.enum(['name:asc', 'name:desc']).default('name:asc'),
});
export type DestinationsQuery = z.infer<typeof destinationsQuerySchema>;

/** A destination as a screen shows it: without anything secret. */
export const destinationRowSchema = destinationSummarySchema.extend({
  managedBy: managedBySchema,
  /** Null for those of the connector's configuration file, which keeps them to itself. */
  settings: destinationSettingsSchema.nullable(),
  updatedAt: instantSchema.nullable(),
  /** The workflows that deliver to it. */
  workflows: z.array(z.strictObject({ documentId: z.string(), name: z.string() })),
  /** The activations that tell it of people. */
  activations: z.array(z.strictObject({ documentId: z.string(), name: z.string() })),
  /** Null while the connector does not answer, or never delivered to it. */
  health: destinationHealthSchema.nullable(),
});
export type DestinationRow = z.infer<typeof destinationRowSchema>;

export const destinationsPageSchema = pageOf(destinationRowSchema).extend({
  /** Why nothing is known of how they are doing: a sentence, or null when the connector answered. */
  connectorProblem: z.string().nullable(),
});
export type DestinationsPage = z.infer<typeof destinationsPageSchema>;

/**
 * `POST /cdp/destinations` and `PUT /cdp/destinations/:key`: `destinationInputSchema`; the key and
 * the kind of a destination stay what they are.
 * `POST /cdp/destinations/:key/test` tests it as it is saved, `POST /cdp/destination-tests` as it is
 * written in a form; both answer with `destinationTestResultSchema`.
 */
export const destinationDraftSchema = z.strictObject({
  /** Key of the saved one whose credentials count where the form leaves them as they are. */
  saved: identifierSchema.nullable(),
  input: destinationInputSchema,
});
export type DestinationDraft = z.infer<typeof destinationDraftSchema>;

/** `GET /cdp/destination-key-check` */
export const destinationKeyCheckQuerySchema = z.strictObject({ key: identifierSchema });
