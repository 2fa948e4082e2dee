import { z } from 'zod';
import { identifierSchema, nameSchema } from '../shared/identifier.ts';

/** The destination that every connector has: the platform itself. */
export const PLATFORM_DESTINATION = 'cdp';

const urlSchema = z.url({ protocol: /^https?$/, message: 'Use an http or https address.' });

/** Milliseconds until an unanswered request counts as failed. */
const timeoutSchema = z.number().int().min(100).max(300_000).default(30_000);

/** When a delivery that failed for now is tried again. */
export const retryPolicySchema = z.strictObject({
  /** Failures in a row, without a single step in between, after which a run gives up. */
  limit: z.number().int().min(1).max(100).default(10),
  /** Milliseconds before the first retry; doubles with each, with jitter. */
  first: z.number().int().min(10).max(3_600_000).default(1_000),
  /** Milliseconds between two retries at most, unless the receiver asks for more. */
  longest: z.number().int().min(10).max(86_400_000).default(300_000),
});
/** When a run that failed goes on, and when it gives up. */
export type RetryPolicy = z.output<typeof retryPolicySchema>;

const common = {
  key: identifierSchema,
  name: nameSchema,
  /** Runs that deliver at once, in one process of the connector. */
  concurrency: z.number().int().min(1).max(50).default(2),
  /** Records a second of all runs together, in one process; null for as fast as both sides can. */
  maxRate: z.number().int().min(1).max(100_000).nullable().default(null),
  /** Null for the usual: ten attempts within about eight minutes. */
  retry: retryPolicySchema.nullable().default(null),
};

/** Name of a header of HTTP (RFC 9110, 5.1). */
export const headerNameSchema = z
  .string()
  .min(1, 'Enter the name of a header.')
  .max(100)
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]*$/, 'Use letters, digits and hyphens, such as x-api-key.');

/** What a header may say: one line without control characters. */
export const headerValueSchema = z
  .string()
  .min(1, 'Enter a value.')
  .max(8_000)
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'Use one line without control characters.');

/** How rows are put: plain, or as the streams of Raptor expect them. */
export const httpPresetSchema = z.enum(['flat', 'raptor-stream']);
export type HttpPreset = z.infer<typeof httpPresetSchema>;

/** POSTs a JSON array of flat rows to a URL. */
export const httpDestinationSchema = z.strictObject({
  ...common,
  kind: z.literal('http'),
  url: urlSchema,
  preset: httpPresetSchema.default('flat'),
  /** Sent with every request. May hold secrets: never logged, never returned. */
  headers: z.record(headerNameSchema, headerValueSchema).default({}),
  timeout: timeoutSchema,
});
export type HttpDestination = z.infer<typeof httpDestinationSchema>;

/** A secret of Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. */
export const webhookSecretSchema = z
  .string()
  .regex(
    /^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    'Use whsec_ and 24 to 64 random bytes in base64, such as those of «openssl rand -base64 32».',
  );

/** POSTs records with a signature of Standard Webhooks, by which the receiver knows who sent them. */
export const webhookDestinationSchema = z.strictObject({
  ...common,
  kind: z.literal('webhook'),
  url: urlSchema,
  /** Never logged, never returned. */
  secret: webhookSecretSchema,
  /** One JSON document, or a line a record. */
  format: z.enum(['json', 'ndjson']).default('json'),
  timeout: timeoutSchema,
});
export type WebhookDestination = z.infer<typeof webhookDestinationSchema>;

/** Writes one file a run, aside, and renames it when it is whole. */
export const fileDestinationSchema = z.strictObject({
  ...common,
  kind: z.literal('file'),
  /** A folder that the connector may write to; relative to its working directory. */
  directory: z.string().min(1, 'Enter a folder.'),
  format: z.enum(['ndjson', 'csv']).default('ndjson'),
  gzip: z.boolean().default(false),
});
export type FileDestination = z.infer<typeof fileDestinationSchema>;

/** Where exports go, besides the platform itself (`cdp`), which every connector has. */
export const destinationSchema = z.discriminatedUnion('kind', [
  httpDestinationSchema,
  webhookDestinationSchema,
  fileDestinationSchema,
]);
export type Destination = z.infer<typeof destinationSchema>;

/** Of which kind a destination is, besides the platform itself. */
export const destinationKindSchema = z.enum(['http', 'webhook', 'file']);
export type DestinationKind = z.infer<typeof destinationKindSchema>;

/** What the plugin may know of a destination: enough to choose it, and no secret. */
export const destinationSummarySchema = z.strictObject({
  key: common.key,
  name: common.name,
  kind: z.enum([PLATFORM_DESTINATION, ...destinationKindSchema.options]),
});
export type DestinationSummary = z.infer<typeof destinationSummarySchema>;
