const FIRST = 1000;
const LONGEST = 60_000;

/**
 * Milliseconds until the next attempt: twice as long after each failure, at most a minute, less up to
 * a fifth so that several instances of Strapi do not knock at the same moment.
 *
 * @param attempts failures so far, at least 1
 * @param random from 0 to 1
 */
export function retryDelay(attempts: number, random: number = Math.random()): number {
  const delay = Math.min(LONGEST, FIRST * 2 ** Math.min(attempts - 1, 16));
  return Math.round(delay * (1 - random / 5));
}
