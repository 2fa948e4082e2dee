import type { TrackingLimits } from 'strapi-cdp-config';
import { type AcceptedEvent, acceptMessage, type Rejection, type Surroundings } from './accept.ts';
import type { Delivery } from './delivery.ts';

/**
 * How many times its own size a request may grow when the context of a batch is added to each of its
 * events: a small request must not take a lot of memory.
 */
const MOST_GROWTH = 8;

/** What became of the events of a request. */
export interface Verdict {
  events: AcceptedEvent[];
  /** In order. At most as many as a batch may have events. */
  rejected: (Rejection & { index: number })[];
  /** Rejections that are not listed. */
  unlisted: number;
  /** Positions from here on were not looked at: the request had too many before them. */
  looked: number;
}

/** Checks the events of a request, each by itself: a bad one never spoils the others. */
export function judge(
  { messages, ...around }: Delivery,
  about: Pick<Surroundings, 'receivedAt' | 'limits' | 'policy'>,
): Verdict {
  const surroundings: Surroundings = { ...around, ...about };
  const { limits } = about;
  const verdict: Verdict = { events: [], rejected: [], unlisted: 0, looked: 0 };
  let bytes = 0;
  for (const [index, message] of messages) {
    const beyond = reasonToStop(index, bytes, limits);
    if (beyond === undefined) verdict.looked = index + 1;
    const outcome = beyond ?? acceptMessage(message, surroundings);
    if ('event' in outcome) {
      bytes += outcome.event.bytes;
      verdict.events.push(outcome.event);
    } else if (verdict.rejected.length < limits.batchLength) {
      verdict.rejected.push({ index, ...outcome.rejection });
    } else {
      verdict.unlisted += 1;
    }
  }
  return verdict;
}

function reasonToStop(
  index: number,
  bytes: number,
  { batchLength, requestSize }: TrackingLimits,
): { rejection: Rejection } | undefined {
  const reject = (message: string) => ({ rejection: { messageId: null, path: '', message } });
  if (index >= batchLength) return reject(`Send at most ${batchLength} events in one batch.`);
  if (bytes > MOST_GROWTH * requestSize) {
    return reject('With the context of the batch in each event, the request is too large.');
  }
  return undefined;
}
