import type { Source } from 'strapi-cdp-config';
import { HttpProblem } from '../../server/index.ts';

/** Seconds of silence that a source may make up for at once. */
const BURST_SECONDS = 1;

interface Bucket {
  /** Events that may come now; below zero after a request with more events than there were tokens. */
  tokens: number;
  /** When that was so, in milliseconds. */
  at: number;
}

/**
 * Lets each source send as many events a second as it may: a token bucket per source, in the memory
 * of this process. Several connector processes let through that much each.
 *
 * A request passes whole as long as any token is left and may take more than there are, because a
 * batch cannot be halved; the next one waits until the debt is paid. So batches of any size pass, and
 * the rate holds on average.
 */
export class RateLimiter {
  readonly #what: string;
  readonly #buckets = new Map<string, Bucket>();

  /** @param what is counted, as the refusal names it */
  constructor(what = 'events') {
    this.#what = what;
  }

  /**
   * Takes the events of a request.
   *
   * @throws HttpProblem 429 with the whole seconds after which the source may send again
   */
  take({ key, rateLimit }: Pick<Source, 'key' | 'rateLimit'>, events: number, now: Date): void {
    if (rateLimit === null) return void this.#buckets.delete(key);
    const tokens = this.#tokens(key, rateLimit, now.getTime());
    const isEmpty = tokens < 1;
    this.#buckets.set(key, { tokens: isEmpty ? tokens : tokens - events, at: now.getTime() });
    if (!isEmpty) return;
    const seconds = Math.ceil((1 - tokens) / rateLimit);
    throw new HttpProblem(
      429,
      'rate_limited',
      `«${key}» may send ${rateLimit} ${this.#what} a second; send these again in ${seconds} s.`,
      { retryAfter: seconds, headers: { 'x-ratelimit-reset': String(seconds) } },
    );
  }

  #tokens(key: string, rate: number, now: number): number {
    const most = rate * BURST_SECONDS;
    const bucket = this.#buckets.get(key);
    if (!bucket) return most;
    // A clock that was set back must not take tokens away.
    const seconds = Math.max(0, now - bucket.at) / 1000;
    return Math.min(most, bucket.tokens + seconds * rate);
  }
}
