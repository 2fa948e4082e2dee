import type { Platform } from '../../platform.ts';
import type { Delivered } from '../destination.ts';
import { parseRetryAfter } from '../failure.ts';
import { describeConnectionFailure, describeReply } from './failure.ts';
import { post, type Receiver } from './post.ts';

/** What is sent. */
export interface Posting {
  headers: Record<string, string>;
  body: Buffer;
  signal: AbortSignal;
}

/**
 * Sends a POST once and says what came of it.
 *
 * @throws DestinationAway when it may pass the next time, RecordsRefused when the receiver refuses
 *   what was sent, TransferFailure when it refuses for another reason
 */
export async function deliverPost(
  receiver: Receiver,
  { headers, body, signal }: Posting,
  clock: Platform['clock'],
): Promise<Delivered> {
  const { url, timeout } = receiver;
  const reply = await post({
    url,
    headers: { 'user-agent': 'strapi-cdp-connector', ...headers },
    body,
    timeout,
    signal,
  }).catch((error) => {
    signal.throwIfAborted();
    throw describeConnectionFailure(receiver, error);
  });
  if (reply.status >= 200 && reply.status < 300) return { bytes: body.byteLength };
  throw describeReply(receiver, reply, parseRetryAfter(reply.retryAfter, clock()));
}
