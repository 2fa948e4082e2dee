import { z } from 'zod';
import { identifierSchema, nameSchema } from '../shared/identifier.ts';

/**
 * Where events come from. A browser's write key is public, so it names the web origins that may use
 * it; a server's write key is a secret.
 */
export const sourceSchema = z.strictObject({
  key: identifierSchema,
  name: nameSchema,
  kind: z.enum(['browser', 'server']),
  writeKey: z
    .string()
    .min(16, 'Use at least 16 characters.')
    .max(128, 'Use at most 128 characters.')
    .regex(/^[\w-]+$/, 'Use letters, digits, hyphen and underscore only.'),
  /** Web origins, such as `https://shop.example`; empty for any. Browser sources only. */
  origins: z
    .array(z.url({ protocol: /^https?$/ }))
    .max(100)
    .default([]),
});
export type Source = z.infer<typeof sourceSchema>;
