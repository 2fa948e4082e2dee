import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import { pageOf, pageQuerySchema } from '../shared/page.ts';

/**
 * `export` gives everything that is held of a person, `delete` forgets it, `suppress` forgets it and
 * drops what comes later, `unsuppress` lets later events in again.
 */
export const privacyActionSchema = z.enum(['export', 'delete', 'suppress', 'unsuppress']);
export type PrivacyAction = z.infer<typeof privacyActionSchema>;

/**
 * `requested` waits for a worker, `working` is under way, `done` is complete, `failed` gave up for
 * now. A deletion has its person out of sight from the first moment, whatever the state.
 */
export const privacyStateSchema = z.enum(['requested', 'working', 'done', 'failed']);
export type PrivacyState = z.infer<typeof privacyStateSchema>;

/** Where a request was made. */
export const privacyOriginSchema = z.enum(['admin', 'api', 'terminal']);
export type PrivacyOrigin = z.infer<typeof privacyOriginSchema>;

/** The entry of a request in the audit: it names who asked, and nothing of whom it was about. */
export const privacyRequestSchema = z.strictObject({
  id: z.uuid(),
  action: privacyActionSchema,
  state: privacyStateSchema,
  requestedBy: z.string(),
  origin: privacyOriginSchema,
  requestedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  /** Types of the person's identifiers, one each, the strongest first. */
  identifierTypes: z.array(z.string()),
  /** Keyed hashes of the identifiers (hexadecimal), the strongest first. */
  identifierHashes: z.array(z.string()),
  /** Rows that were given, erased or changed, by what they are: `events`, `traits`, … */
  counts: z.record(z.string(), z.number().int()),
  error: z.string().nullable(),
});
export type PrivacyRequest = z.infer<typeof privacyRequestSchema>;

/** `GET /management/privacy/requests`: newest first. */
export const privacyRequestsQuerySchema = pageQuerySchema.extend({
  action: privacyActionSchema.optional(),
  state: privacyStateSchema.optional(),
});
export type PrivacyRequestsQuery = z.infer<typeof privacyRequestsQuerySchema>;
export const privacyRequestsPageSchema = pageOf(privacyRequestSchema);
export type PrivacyRequestsPage = z.infer<typeof privacyRequestsPageSchema>;
