import type { Definitions } from 'strapi-cdp-config';
import type { Platform } from '../../platform.ts';
import { forgive } from './health.ts';

type Known = Pick<Definitions, 'destinations'>;

/**
 * Sees to it that nobody goes on waiting for a destination that an editor has changed.
 *
 * @param known the definitions before the first change
 * @returns what to tell of each change
 */
export function releaseMended(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  known: Known,
): (changed: Known) => Promise<void> {
  let before = textsOf(known);
  return async (changed) => {
    const now = textsOf(changed);
    for (const [key, text] of now) {
      if (before.has(key) && before.get(key) !== text) await forgive(database, key, clock());
    }
    before = now;
  };
}

function textsOf({ destinations }: Known): Map<string, string> {
  return new Map(destinations.map((destination) => [destination.key, JSON.stringify(destination)]));
}
