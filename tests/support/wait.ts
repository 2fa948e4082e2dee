import { setTimeout as sleep } from 'node:timers/promises';

/** How long and how often `eventually` tries, in ms. */
export type Patience = { timeout?: number; interval?: number };

/**
 * Runs an assertion (or any function that throws while something is not so yet) until it passes.
 *
 * @returns what the function returned
 * @throws what it threw last, after `timeout` ms
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  { timeout = 15_000, interval = 50 }: Patience = {},
): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await sleep(interval);
  }
}
