import { z } from 'zod';
import { personQuerySchema } from './person.ts';
import { privacyOriginSchema } from './request.ts';

/**
 * `POST /management/privacy/export`, `/delete`, `/suppress` and `/unsuppress`. The reply is the
 * request as the audit has it; that of an export is the file, as a stream of JSON.
 */
export const privacyOrderSchema = z.strictObject({
  person: personQuerySchema,
  /** Who asks: the name of an editor, or of a program. */
  requestedBy: z.string().trim().min(1, 'Say who asks.').max(200, 'Use at most 200 characters.'),
  origin: privacyOriginSchema.default('api'),
});
export type PrivacyOrder = z.infer<typeof privacyOrderSchema>;
