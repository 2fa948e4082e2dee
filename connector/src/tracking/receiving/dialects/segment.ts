import {
  type EventType,
  eventTypeSchema,
  problemDetails,
  type TrackingLimits,
  type TrackingReply,
  trackingBatchSchema,
} from 'strapi-cdp-config';
import { HttpProblem } from '../../../server/index.ts';
import { cleanJson, inspectJson } from '../../../shared/clean-json.ts';
import { type Delivery, type Exchange, NOTHING, type TrackingRequest } from '../delivery.ts';
import type { Verdict } from '../judge.ts';
import { isObject } from '../object.ts';
import { browserSettings } from './segment-settings.ts';

/** The one-letter routes of browsers. */
const SHORT: Record<EventType, string> = {
  identify: 'i',
  track: 't',
  page: 'p',
  screen: 's',
  group: 'g',
  alias: 'a',
};

/** Segment's HTTP tracking API, which is ours too. RudderStack's server clients speak it as well. */
export const segment: Exchange[] = [
  ...eventTypeSchema.options.flatMap((type) => [
    single('/v1', `/${type}`, type),
    single('/v1', `/${SHORT[type]}`, type),
  ]),
  batch('/v1', '/batch'),
  batch('/v1', '/b'),
  batch('/v1', '/batch/b'),
  batch('/b', '/'),
  { ...browserSettings, prefix: '/v1', path: '/projects/:writeKey/settings' },
  { ...browserSettings, prefix: '/projects', path: '/:writeKey/settings' },
  // Figures of browsers about the client itself.
  {
    method: 'POST',
    prefix: '/v1',
    path: '/m',
    purpose: 'ignored',
    read: () => NOTHING,
    answer: () => ({ success: true }),
  },
];

function single(prefix: string, path: string, type: EventType): Exchange {
  return {
    method: 'POST',
    prefix,
    path,
    purpose: 'events',
    read: ({ body }) => readOne(body, type),
    answer: answerOne,
  };
}

function batch(prefix: string, path: string): Exchange {
  return {
    method: 'POST',
    prefix,
    path,
    purpose: 'events',
    read: readBatch,
    answer: answerBatch,
  };
}

/** Reads a request that is one event; the route says its type. */
export function readOne(body: unknown, type: EventType): Delivery {
  return { ...NOTHING, messages: [[0, isObject(body) ? { ...body, type } : body]] };
}

/**
 * Reads `{ batch: […], context?, integrations?, sentAt? }`.
 *
 * @throws HttpProblem 400 when that is not what it is
 */
export function readBatch(
  { body }: Pick<TrackingRequest, 'body'>,
  limits: TrackingLimits,
): Delivery {
  const parsed = trackingBatchSchema.safeParse(body);
  if (!parsed.success) {
    throw new HttpProblem(400, 'invalid_batch', 'The batch is not valid.', {
      details: problemDetails(parsed.error),
    });
  }
  const { batch: messages, sentAt } = parsed.data;
  const shared = {
    context: parsed.data.context ?? {},
    integrations: parsed.data.integrations ?? {},
  };
  const { problem, dirty } = inspectJson(shared, limits);
  if (problem) {
    throw new HttpProblem(400, 'invalid_batch', 'The context of the batch is not valid.', {
      details: [{ path: 'context', message: problem }],
    });
  }
  return {
    messages: messages.entries(),
    sentAt,
    context: dirty ? cleanEntries(shared.context) : shared.context,
    integrations: dirty ? cleanEntries(shared.integrations) : shared.integrations,
  };
}

function cleanEntries(part: Record<string, unknown>): Record<string, unknown> {
  const clean = cleanJson(part);
  return isObject(clean) ? clean : {};
}

/**
 * Answers a request of one event.
 *
 * @throws HttpProblem 400 when the event was rejected: every client drops it then
 */
export function answerOne(verdict: Verdict): TrackingReply {
  const [rejection] = verdict.rejected;
  if (!rejection) return answerBatch(verdict);
  const { path, message } = rejection;
  throw new HttpProblem(400, 'invalid_event', 'The event is not valid.', {
    details: [{ path, message }],
  });
}

/**
 * Answers a batch. Success even if every event was rejected: the clients could only send the same
 * again, or drop it with the good ones; the list tells people.
 */
export function answerBatch({ events, rejected, unlisted }: Verdict): TrackingReply {
  return {
    success: true,
    accepted: events.length,
    rejected: rejected.map(({ index, messageId, path, message }) => ({
      index,
      messageId,
      reason: path === '' ? message : `${path}: ${message}`,
    })),
    ...(unlisted > 0 && { rejectedUnlisted: unlisted }),
  };
}
