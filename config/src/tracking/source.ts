import { z } from 'zod';
import { identifierSchema, nameSchema } from '../shared/identifier.ts';
import { originsSchema } from './origins.ts';
import { plainWriteKeySchema, WRITE_KEYS_LIMIT, writeKeySchema } from './write-key.ts';

/** What a source sends from: a web page, whose key is public, or a server, whose key is a secret. */
export const sourceKindSchema = z.enum(['browser', 'server']);
export type SourceKind = z.infer<typeof sourceKindSchema>;

/** Characters of a category of consent, and categories of one list. */
const CATEGORY_LENGTH = 100;
const CATEGORIES_LIMIT = 50;

/**
 * Categories of consent as consent managers name them, such as `Analytics`. Told as one problem of the
 * whole list, because a form has one field for it.
 */
const consentCategoriesSchema = z
  .array(z.string())
  .transform((names) => [...new Set(names.map((name) => name.trim()).filter(Boolean))])
  .refine((names) => names.every((name) => name.length <= CATEGORY_LENGTH), {
    error: `Use at most ${CATEGORY_LENGTH} characters.`,
  })
  .refine((names) => names.length <= CATEGORIES_LIMIT, {
    error: `Use at most ${CATEGORIES_LIMIT} categories.`,
  })
  .default([]);

/** What an editor may change of a source. */
export const sourceSettingsSchema = z.strictObject({
  name: nameSchema,
  /** Events of a source that is off are refused. */
  enabled: z.boolean().default(true),
  /** Web origins whose pages may use the write keys; empty for any. Browser sources only. */
  origins: originsSchema.default([]),
  /** Events a second that one connector process takes; null for no limit. */
  rateLimit: z.number().int().min(1).max(100_000).nullable().default(null),
  /** What is kept of the address that an event came from. */
  ip: z.enum(['keep', 'truncate', 'drop']).default('truncate'),
  /** What becomes of events that the tracking plan does not know. */
  plan: z.enum(['off', 'mark', 'block']).default('off'),
  /** Categories that a person must have agreed to before an event may be used in each way. */
  consent: z
    .strictObject({
      store: consentCategoriesSchema,
      profile: consentCategoriesSchema,
      activate: consentCategoriesSchema,
    })
    .prefault({}),
});
export type SourceSettings = z.infer<typeof sourceSettingsSchema>;

/** What an editor writes to create a source. Events name it by its key, so the key is for life. */
export const sourceInputSchema = z.strictObject({
  key: identifierSchema,
  kind: sourceKindSchema,
  ...sourceSettingsSchema.shape,
});
export type SourceInput = z.infer<typeof sourceInputSchema>;

/** Where events come from, as the connector knows it. Several keys: a new one may overlap an old one. */
export const sourceSchema = z.strictObject({
  ...sourceInputSchema.shape,
  writeKeys: z.array(writeKeySchema).max(WRITE_KEYS_LIMIT),
});
export type Source = z.infer<typeof sourceSchema>;

/** A source in the configuration file, which holds its one write key as it is. */
export const configuredSourceSchema = z.strictObject({
  ...sourceInputSchema.shape,
  writeKey: plainWriteKeySchema,
});
export type ConfiguredSource = z.infer<typeof configuredSourceSchema>;
