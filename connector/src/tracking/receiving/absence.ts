/** Commits that must fail in a row: one connection may break by itself. */
const FAILURES = 2;

/** Milliseconds until the next requests may find out whether the database is back. */
const REST = 1_000;

/**
 * Notices that the database is away, so that what comes then can be refused before it costs anything:
 * every attempt to connect and every body that is read for nothing takes memory.
 */
export class Absence {
  readonly #clock: () => number;
  #failures = 0;
  #lastAt = Number.NEGATIVE_INFINITY;

  /** @param clock milliseconds that never go back */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** A commit failed because the database is away. */
  failed(): void {
    this.#failures += 1;
    this.#lastAt = this.#clock();
  }

  /** The database answered. */
  answered(): void {
    this.#failures = 0;
  }

  isCertain(): boolean {
    return this.#failures >= FAILURES && this.#clock() - this.#lastAt < REST;
  }
}
