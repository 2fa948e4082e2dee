import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import { pageOf, pageQuerySchema } from '../shared/page.ts';
import { eventTypeSchema } from './event-type.ts';

/** Events that one request replays or discards at most; the reply says how many are left. */
export const SET_ASIDE_LIMIT = 10_000;

const idSchema = z.string().regex(/^\d{1,18}$/, 'Use the id of an event that was set aside.');

/** Events that were set aside for one reason. */
export const setAsideReasonSchema = z.strictObject({
  reason: z.string(),
  events: z.number().int(),
  /** Keys of the sources that they came from. */
  sources: z.array(z.string()),
  firstAt: instantSchema,
  lastAt: instantSchema,
});
export type SetAsideReason = z.infer<typeof setAsideReasonSchema>;

/** `GET /management/events/set-aside/reasons`: the most frequent first, at most 100. */
export const setAsideReasonsSchema = z.strictObject({
  items: z.array(setAsideReasonSchema),
  /** Events that were set aside for any reason. */
  events: z.number().int(),
});
export type SetAsideReasons = z.infer<typeof setAsideReasonsSchema>;

/** An event that could not be processed, as it waits for somebody to decide. */
export const setAsideEventSchema = z.strictObject({
  id: idSchema,
  messageId: z.string(),
  type: eventTypeSchema,
  name: z.string(),
  source: z.string(),
  receivedAt: instantSchema,
  setAsideAt: instantSchema,
  reason: z.string(),
  properties: z.record(z.string(), z.json()),
  context: z.record(z.string(), z.json()),
});
export type SetAsideEvent = z.infer<typeof setAsideEventSchema>;

/** `GET /management/events/set-aside`: of one reason or of all, the newest first. */
export const setAsideQuerySchema = pageQuerySchema.extend({
  reason: z.string().max(1000).optional(),
});
export type SetAsideQuery = z.infer<typeof setAsideQuerySchema>;
export const setAsidePageSchema = pageOf(setAsideEventSchema);
export type SetAsidePage = z.infer<typeof setAsidePageSchema>;

/** `POST /management/events/set-aside/replay` and `…/discard`: which events are meant. */
export const setAsideSelectionSchema = z.union([
  z.strictObject({ ids: z.array(idSchema).min(1).max(100) }),
  z.strictObject({ reason: z.string().max(1000) }),
  z.strictObject({ all: z.literal(true) }),
]);
export type SetAsideSelection = z.infer<typeof setAsideSelectionSchema>;

/** What became of them. */
export const setAsideResultSchema = z.strictObject({
  /** Events that were replayed or discarded. */
  events: z.number().int(),
  /** Events that were meant too and are still set aside; ask again for those. */
  remaining: z.number().int(),
});
export type SetAsideResult = z.infer<typeof setAsideResultSchema>;

export const replayResultSchema = setAsideResultSchema.extend({
  /** Of those that remain, events that the tracking plan does not allow even now. */
  blocked: z.number().int(),
});
export type ReplayResult = z.infer<typeof replayResultSchema>;
