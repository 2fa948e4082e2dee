/** How much the latest arrival counts. */
const WEIGHT = 0.05;

/** Share of arrivals that must have had to wait. */
const CROWDED = 0.8;

/** Milliseconds without an arrival after which the crowd is gone. */
const QUIET = 250;

/** Notices when nearly everybody who comes has to wait. */
export class Crowd {
  readonly #clock: () => number;
  #waiting = 0;
  #lastAt = Number.NEGATIVE_INFINITY;

  /** @param clock milliseconds that never go back */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** @param mustWait whether all places are taken */
  arrives(mustWait: boolean): void {
    const now = this.#clock();
    if (now - this.#lastAt > QUIET) this.#waiting = 0;
    this.#lastAt = now;
    this.#waiting += WEIGHT * (Number(mustWait) - this.#waiting);
  }

  isThere(): boolean {
    return this.#waiting > CROWDED && this.#clock() - this.#lastAt <= QUIET;
  }
}
