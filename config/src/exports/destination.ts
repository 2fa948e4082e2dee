import { z } from 'zod';
import { identifierSchema, nameSchema } from '../shared/identifier.ts';

/** The destination that every connector has: the platform itself. */
export const PLATFORM_DESTINATION = 'cdp';

const common = { key: identifierSchema, name: nameSchema };

/** POSTs a JSON array of flat rows to a URL. */
export const httpDestinationSchema = z.strictObject({
  ...common,
  kind: z.literal('http'),
  url: z.url({ protocol: /^https?$/, message: 'Use an http or https address.' }),
  /** Sent with every request. May hold secrets: never logged, never returned. */
  headers: z.record(z.string(), z.string()).default({}),
  /** Milliseconds until an unanswered request counts as failed. */
  timeout: z.number().int().min(100).max(300_000).default(30_000),
});
export type HttpDestination = z.infer<typeof httpDestinationSchema>;

/** Writes one NDJSON file a run, aside, and renames it when it is whole. */
export const fileDestinationSchema = z.strictObject({
  ...common,
  kind: z.literal('file'),
  /** A folder that the connector may write to; relative to its working directory. */
  directory: z.string().min(1, 'Enter a folder.'),
});
export type FileDestination = z.infer<typeof fileDestinationSchema>;

/** Where exports go, besides the platform itself (`cdp`), which every connector has. */
export const destinationSchema = z.discriminatedUnion('kind', [
  httpDestinationSchema,
  fileDestinationSchema,
]);
export type Destination = z.infer<typeof destinationSchema>;

/** What the plugin may know of a destination: enough to choose it, and no secret. */
export const destinationSummarySchema = z.strictObject({
  ...common,
  kind: z.enum(['cdp', 'http', 'file']),
});
export type DestinationSummary = z.infer<typeof destinationSummarySchema>;
