import { clientTimeSchema, type TrackingLimits } from 'strapi-cdp-config';
import { HttpProblem } from '../../../server/index.ts';
import { type Delivery, type Exchange, NOTHING, type TrackingRequest } from '../delivery.ts';
import type { Verdict } from '../judge.ts';
import { isObject } from '../object.ts';
import { messagesOf } from './posthog-event.ts';
import { answerBatch, answerOne, readBatch } from './segment.ts';

/** The v0 routes take one event, a list of events, or an envelope. */
const V0 = ['/capture', '/e', '/i/v0/e'];

/** PostHog's capture API: v0 with the key in the body, v1 with a verdict for each event. */
export const posthog: Exchange[] = [
  // Shared with clients that speak Segment's words to this path.
  {
    method: 'POST',
    prefix: '/batch',
    path: '/',
    purpose: 'events',
    read: (request, limits) =>
      isPosthog(request.body) ? readV0(request, limits) : readBatch(request, limits),
    answer: (verdict, { body }) => (isPosthog(body) ? answerV0(verdict) : answerBatch(verdict)),
  },
  ...V0.map(
    (prefix): Exchange => ({
      method: 'POST',
      prefix,
      path: '/',
      purpose: 'events',
      read: readV0,
      answer: (verdict, { body }) =>
        eventsOf(body).length === 1 ? { ...answerOne(verdict), status: 1 } : answerV0(verdict),
    }),
  ),
  {
    method: 'POST',
    prefix: '/i/v1/analytics',
    path: '/events',
    purpose: 'events',
    read: readV1,
    answer: answerV1,
  },
];

function isPosthog(body: unknown): boolean {
  return isObject(body) && 'api_key' in body;
}

function eventsOf(body: unknown): unknown[] {
  if (Array.isArray(body)) return body;
  if (isObject(body) && Array.isArray(body.batch)) return body.batch;
  return [body];
}

/** Its clients halve a batch that gets 413, and lose nothing; what a success rejects is lost. */
function readV0({ body }: TrackingRequest, limits: TrackingLimits): Delivery {
  const events = eventsOf(body);
  if (events.length > limits.batchLength) {
    throw new HttpProblem(
      413,
      'too_large',
      `Send at most ${limits.batchLength} events in one batch.`,
    );
  }
  return delivery(events, isObject(body) ? body.sent_at : undefined);
}

/** A retry repeats `created_at`, and has the present time in a header. */
function readV1({ body, headers }: TrackingRequest): Delivery {
  const createdAt = isObject(body) ? body.created_at : undefined;
  return delivery(eventsOf(body), headers['posthog-request-timestamp'] ?? createdAt);
}

function delivery(events: unknown[], sentAt: unknown): Delivery {
  if (events.length === 0) {
    throw new HttpProblem(400, 'invalid_batch', 'The batch is not valid.', {
      details: [{ path: 'batch', message: 'Send at least one event.' }],
    });
  }
  return { ...NOTHING, messages: spread(events), sentAt: clientTimeSchema.safeParse(sentAt).data };
}

function* spread(events: unknown[]): Generator<[number, unknown]> {
  for (const [index, event] of events.entries()) {
    for (const message of messagesOf(event)) yield [index, message];
  }
}

function answerV0(verdict: Verdict): object {
  return { ...answerBatch(verdict), status: 1 };
}

/** `drop` is final; events that the request had no room for are to come again. */
function answerV1({ rejected, looked }: Verdict, { body }: TrackingRequest): object {
  const reasons = new Map(
    rejected.map(({ index, path, message }) => [index, `${path} ${message}`]),
  );
  const resultOf = (index: number) => {
    if (index >= looked) return { result: 'retry' };
    const details = reasons.get(index)?.trim();
    return details === undefined ? { result: 'ok' } : { result: 'drop', details };
  };
  const results = eventsOf(body).flatMap((event, index) =>
    isObject(event) && typeof event.uuid === 'string' ? [[event.uuid, resultOf(index)]] : [],
  );
  return { results: Object.fromEntries(results) };
}
