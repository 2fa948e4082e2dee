import type { RetryPolicy } from 'strapi-cdp-config';

/** Bridges a restart of Strapi or of a receiver: about eight minutes in all. */
export const usualRetries: RetryPolicy = { limit: 10, first: 1_000, longest: 300_000 };

/** Milliseconds that a Retry-After is honoured for: a day. */
const LONGEST_RETRY_AFTER = 24 * 60 * 60 * 1000;

/**
 * Says how long to wait after a failure.
 *
 * @param failures failures in a row, this one included
 * @param retryAfter milliseconds that the other side asked for
 * @returns milliseconds; undefined to give up
 */
export function nextDelay(
  policy: RetryPolicy,
  failures: number,
  retryAfter = 0,
  random = Math.random,
): number | undefined {
  if (failures >= policy.limit) return undefined;
  const doubled = Math.min(policy.longest, policy.first * 2 ** (failures - 1));
  // Jitter keeps runs that failed together from coming back together.
  const delay = doubled * (0.75 + 0.5 * random());
  return Math.round(Math.max(delay, Math.min(retryAfter, LONGEST_RETRY_AFTER)));
}
