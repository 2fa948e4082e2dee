import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';

/** Most write keys of one source: the new one, and old ones that still work. */
export const WRITE_KEYS_LIMIT = 10;

/** A write key as clients send it. */
export const plainWriteKeySchema = z
  .string()
  .min(16, 'Use at least 16 characters.')
  .max(128, 'Use at most 128 characters.')
  .regex(/^[\w-]+$/, 'Use letters, digits, hyphen and underscore only.');

/** A write key as it is kept and sent between plugin and connector. */
export const writeKeySchema = z.strictObject({
  /** SHA-256 of the key, in hexadecimal: what a request is looked up by. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** How the key begins: enough to recognise it, too little to use it. */
  prefix: z.string().max(12),
  /** The key itself, for browsers, where everybody can read it; null for servers. */
  value: plainWriteKeySchema.nullable(),
  /** Null for the key of the configuration file, which nobody dates. */
  createdAt: instantSchema.nullable(),
  /** From then on the key is refused; null for never. */
  expiresAt: instantSchema.nullable(),
});
export type WriteKey = z.infer<typeof writeKeySchema>;

/** How long the keys of a source go on working once it has a new one. */
export const keyOverlapSchema = z.enum(['none', 'day', 'week']);
export type KeyOverlap = z.infer<typeof keyOverlapSchema>;
