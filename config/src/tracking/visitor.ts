import { z } from 'zod';

/** `POST /v1/visitor`: the tracking script of a page asks who its visitor is. */
export const visitorRequestSchema = z.looseObject({
  /** What the page knows the visitor by. It wins over the cookie: the page may have begun anew. */
  anonymousId: z.uuid('Use a UUID.').optional(),
});
export type VisitorRequest = z.infer<typeof visitorRequestSchema>;

/** Its reply. */
export const visitorReplySchema = z.strictObject({
  anonymousId: z.uuid(),
  /** Whether the browser keeps the connector's cookie, so that the page need not set its own. */
  kept: z.boolean(),
  /** Identifiers of the segments that the visitor is in. */
  segments: z.array(z.string()),
});
export type VisitorReply = z.infer<typeof visitorReplySchema>;
