import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import { privacyRequestSchema } from './request.ts';

/** Any (type, value) that names a customer, such as an e-mail address. */
export const personIdentifierSchema = z.strictObject({
  type: z
    .string('Name the type of identifier, such as email.')
    .trim()
    .min(1, 'Name the type of identifier, such as email.')
    .max(64, 'Use at most 64 characters.'),
  value: z
    .string('Enter an identifier.')
    .trim()
    .min(1, 'Enter an identifier.')
    .max(255, 'Use at most 255 characters.'),
});
export type PersonIdentifier = z.infer<typeof personIdentifierSchema>;

/** Whom a request is about: any identifier, or the id of a profile. */
export const personQuerySchema = z.union(
  [personIdentifierSchema, z.strictObject({ profileId: z.uuid('Use the id of a profile.') })],
  'Name an identifier by type and value, or a profile by profileId.',
);
export type PersonQuery = z.infer<typeof personQuerySchema>;

/**
 * `POST /management/privacy/find`: what there is of a person. Asked by POST, because addresses are
 * written to logs and identifiers must not be.
 */
export const personFindSchema = z.strictObject({ person: personQuerySchema });

export const personFoundSchema = z.strictObject({
  /** Null when no profile has the identifier. */
  profile: z
    .strictObject({
      id: z.uuid(),
      label: z.string(),
      createdAt: instantSchema,
      identifiers: z.array(z.strictObject({ type: z.string(), value: z.string() })),
      eventCount: z.number().int(),
    })
    .nullable(),
  /** The identifier is suppressed since then; null when it is not. */
  suppressedAt: instantSchema.nullable(),
  /** What was asked before about this identifier, newest first; the last few. */
  requests: z.array(privacyRequestSchema),
});
export type PersonFound = z.infer<typeof personFoundSchema>;
