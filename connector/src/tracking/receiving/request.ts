import {
  type EventType,
  problemDetails,
  TRACKING_LIMITS,
  type TrackingRejection,
  trackingBatchSchema,
} from 'strapi-cdp-config';
import { HttpProblem } from '../../server/index.ts';
import { cleanJson, inspectJson } from '../../shared/clean-json.ts';
import type { Policy } from '../policy/index.ts';
import { type AcceptedEvent, acceptMessage, type Rejection, type Surroundings } from './accept.ts';

/** Rejections that a reply lists. A batch within the limits never has more. */
const MOST_LISTED = TRACKING_LIMITS.batchLength;

/**
 * Bytes that one request may grow to when the context of a batch is added to each of its events: a
 * small request must not take a lot of memory.
 */
const MOST_BYTES = 4 * 1024 * 1024;

/** What became of the events of a request. */
export interface Verdict {
  events: AcceptedEvent[];
  rejected: TrackingRejection[];
  /** Rejections that are not listed. */
  unlisted: number;
}

/** Says how many events a request brings, before they are looked at: 1 unless it is a batch. */
export function countEvents(body: unknown): number {
  const isBatch = typeof body === 'object' && body !== null && 'batch' in body;
  return isBatch && Array.isArray(body.batch) ? Math.max(1, body.batch.length) : 1;
}

/**
 * Checks the one event of a `POST /v1/{type}`.
 *
 * @throws HttpProblem 400 when it is not acceptable
 */
export function acceptOne(
  body: unknown,
  type: EventType,
  receivedAt: Date,
  policy: Policy,
): Verdict {
  const outcome = acceptMessage(body, {
    type,
    context: {},
    integrations: {},
    sentAt: null,
    receivedAt,
    policy,
  });
  if ('event' in outcome) return { events: [outcome.event], rejected: [], unlisted: 0 };
  const { path, message } = outcome.rejection;
  throw new HttpProblem(400, 'invalid_event', 'The event is not valid.', {
    details: [{ path, message }],
  });
}

/**
 * Checks the events of a `POST /v1/batch`, each by itself: a bad one never spoils the others.
 *
 * @throws HttpProblem 400 when the batch as such cannot be read
 */
export function acceptBatch(body: unknown, receivedAt: Date, policy: Policy): Verdict {
  const { batch, ...around } = readBatch(body);
  const surroundings: Surroundings = { ...around, receivedAt, policy };
  const verdict: Verdict = { events: [], rejected: [], unlisted: 0 };
  let bytes = 0;
  for (const [index, raw] of batch.entries()) {
    const outcome = isBeyond(index, bytes) ?? acceptMessage(raw, surroundings);
    if ('event' in outcome) {
      bytes += outcome.event.bytes;
      verdict.events.push(outcome.event);
    } else if (verdict.rejected.length < MOST_LISTED) {
      verdict.rejected.push({ index, ...toRejection(outcome.rejection) });
    } else {
      verdict.unlisted += 1;
    }
  }
  return verdict;
}

function readBatch(body: unknown) {
  const parsed = trackingBatchSchema.safeParse(body);
  if (!parsed.success) {
    throw new HttpProblem(400, 'invalid_batch', 'The batch is not valid.', {
      details: problemDetails(parsed.error),
    });
  }
  const { batch, sentAt } = parsed.data;
  const shared = {
    context: parsed.data.context ?? {},
    integrations: parsed.data.integrations ?? {},
  };
  const { problem, dirty } = inspectJson(shared, TRACKING_LIMITS);
  if (problem) {
    throw new HttpProblem(400, 'invalid_batch', 'The context of the batch is not valid.', {
      details: [{ path: 'context', message: problem }],
    });
  }
  return { batch, sentAt, ...(dirty ? cleanShared(shared) : shared) };
}

function cleanShared(shared: Pick<Surroundings, 'context' | 'integrations'>) {
  const clean = (part: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(part).map(([key, value]) => [key, cleanJson(value)]));
  return { context: clean(shared.context), integrations: clean(shared.integrations) };
}

function isBeyond(index: number, bytes: number): { rejection: Rejection } | undefined {
  const reject = (message: string) => ({ rejection: { messageId: null, path: '', message } });
  if (index >= TRACKING_LIMITS.batchLength) {
    return reject(`Send at most ${TRACKING_LIMITS.batchLength} events in one batch.`);
  }
  if (bytes > MOST_BYTES) {
    return reject('With the context of the batch in each event, the request is too large.');
  }
  return undefined;
}

function toRejection({ messageId, path, message }: Rejection): Omit<TrackingRejection, 'index'> {
  return { messageId, reason: path === '' ? message : `${path}: ${message}` };
}
