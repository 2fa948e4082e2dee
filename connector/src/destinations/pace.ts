import { setTimeout as delay } from 'node:timers/promises';
import type { Destination } from 'strapi-cdp-config';

/** Keeps deliveries to a number of records a second. */
export class Pace {
  /** Records a second; null for no limit. */
  readonly rate: number | null;
  /** When the next delivery may begin, on the monotonic clock. */
  #free = 0;

  constructor(rate: number | null) {
    this.rate = rate;
  }

  /** Waits until these records may be delivered. @throws when the signal aborts */
  async wait(records: number, signal: AbortSignal): Promise<void> {
    if (this.rate === null || records === 0) return;
    const now = performance.now();
    const begin = Math.max(now, this.#free);
    this.#free = begin + (records / this.rate) * 1000;
    await delay(begin - now, undefined, { signal });
  }
}

/** The paces of the destinations that a process delivers to: whatever goes to one shares its rate. */
export class Paces {
  readonly #known = new Map<string, Pace>();

  of({ key, maxRate }: Pick<Destination, 'key' | 'maxRate'>): Pace {
    const known = this.#known.get(key);
    if (known?.rate === maxRate) return known;
    const pace = new Pace(maxRate);
    this.#known.set(key, pace);
    return pace;
  }
}
