import { z } from 'zod';
import { eventTypeSchema } from '../management/event-type.ts';

/**
 * Limits of the tracking API, as Segment documents them where it does. Sizes are in bytes of JSON.
 */
export const TRACKING_LIMITS = {
  /** One event with everything that its batch adds to it. */
  eventSize: 32 * 1024,
  /** One request, unpacked. */
  requestSize: 500 * 1024,
  /** Events in one batch. */
  batchLength: 2500,
  /** Objects and arrays inside one another. */
  depth: 32,
  /** Keys of all objects of one event. */
  keys: 2000,
  /** Characters of a message id. */
  messageIdLength: 100,
  /** Characters of an id of a customer or a group. */
  idLength: 255,
  /** Characters of the name of an event. */
  nameLength: 255,
} as const;

/** The limits that an operator may set (see the environment). */
export type TrackingLimits = Record<
  'eventSize' | 'requestSize' | 'batchLength' | 'depth' | 'keys',
  number
>;

/** JSON objects that the sender is free in: checked to be objects, not copied. */
const freeObjectSchema = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'Use an object.',
);

/** Ids are text. Numbers are common all the same, and mean their digits. */
const textual = (name: string, maxLength: number) =>
  z.preprocess(
    (value) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : value),
    z
      .string('Use text.')
      .trim()
      .max(maxLength, `Use at most ${maxLength} characters for ${name}.`)
      .nullish(),
  );

/** Whole days, and moments with or without zone; without one, UTC is meant. */
const ISO_8601 = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i;

/** Earliest moment that is taken for the time of an event. */
const FIRST_MOMENT = 0;

/** Latest moment that JavaScript can tell. */
const LAST_MOMENT = 8_640_000_000_000_000;

/** A moment as clients send it: ISO 8601, or milliseconds since 1970. Parsed into milliseconds. */
export const clientTimeSchema = z
  .union([z.string(), z.number()])
  .transform((value, context) => {
    const moment = typeof value === 'number' ? value : parseIso(value.trim());
    if (moment >= FIRST_MOMENT && moment <= LAST_MOMENT) return moment;
    context.addIssue({ code: 'custom', message: 'Use ISO 8601, such as 2026-05-01T12:00:00Z.' });
    return z.NEVER;
  })
  .nullish();

function parseIso(text: string): number {
  if (!ISO_8601.test(text)) return Number.NaN;
  const moment = text.replace(' ', 'T').replace(',', '.');
  const hasTime = moment.includes('T');
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(moment.slice('2026-05-01T'.length));
  return Date.parse(hasTime && !hasZone ? `${moment}Z` : moment);
}

const messageSchema = z.looseObject({
  type: eventTypeSchema,
  messageId: textual('messageId', TRACKING_LIMITS.messageIdLength),
  userId: textual('userId', TRACKING_LIMITS.idLength),
  anonymousId: textual('anonymousId', TRACKING_LIMITS.idLength),
  previousId: textual('previousId', TRACKING_LIMITS.idLength),
  groupId: textual('groupId', TRACKING_LIMITS.idLength),
  event: textual('event', TRACKING_LIMITS.nameLength),
  name: z.string('Use text.').nullish(),
  properties: freeObjectSchema.nullish(),
  traits: freeObjectSchema.nullish(),
  context: freeObjectSchema.nullish(),
  integrations: freeObjectSchema.nullish(),
  /** Names of traits that count only where nothing else is said. */
  traitsOnce: z.array(z.unknown(), 'Use a list of names.').nullish(),
  originalTimestamp: clientTimeSchema,
  timestamp: clientTimeSchema,
  sentAt: clientTimeSchema,
});

/** A message of a trusted source that names the customer beside it, such as by an e-mail address. */
export const vouchedMessageSchema = messageSchema.superRefine((message, context) => {
  for (const { path, text } of missingFields(message)) {
    if (path !== 'userId') context.addIssue({ code: 'custom', path: [path], message: text });
  }
});

/**
 * One message of the tracking API, as `POST /v1/{type}` or an item of a batch brings it. Fields that
 * are not listed travel along untouched.
 */
export const trackingMessageSchema = messageSchema.superRefine((message, context) => {
  for (const { path, text } of missingFields(message)) {
    context.addIssue({ code: 'custom', path: [path], message: text });
  }
});
export type TrackingMessage = z.output<typeof trackingMessageSchema>;

interface Required {
  type: string;
  userId?: string | null;
  anonymousId?: string | null;
  previousId?: string | null;
  groupId?: string | null;
  event?: string | null;
}

function missingFields(message: Required): { path: string; text: string }[] {
  const missing: { path: string; text: string }[] = [];
  if (!message.userId && !message.anonymousId) {
    missing.push({ path: 'userId', text: 'Send userId or anonymousId (no_user_anon_id).' });
  }
  if (message.type === 'track' && !message.event) {
    missing.push({ path: 'event', text: 'A track needs the name of the event.' });
  }
  if (message.type === 'group' && !message.groupId) {
    missing.push({ path: 'groupId', text: 'A group needs groupId.' });
  }
  if (message.type === 'alias' && !message.userId) {
    missing.push({ path: 'userId', text: 'An alias needs userId.' });
  }
  if (message.type === 'alias' && !message.previousId) {
    missing.push({ path: 'previousId', text: 'An alias needs previousId.' });
  }
  return missing;
}

/** `POST /v1/batch`: what surrounds the messages. Each message is checked by itself. */
export const trackingBatchSchema = z.looseObject({
  batch: z.array(z.unknown(), 'Send a list of messages.').min(1, 'Send at least one message.'),
  /** Merged under the context of each message. */
  context: freeObjectSchema.nullish(),
  /** Merged under the integrations of each message. */
  integrations: freeObjectSchema.nullish(),
  sentAt: clientTimeSchema,
});
export type TrackingBatch = z.output<typeof trackingBatchSchema>;
