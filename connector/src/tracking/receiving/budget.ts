import { HttpProblem } from '../../server/index.ts';

/** Seconds that a client is asked to wait. */
const RETRY_AFTER = 2;

/** Keeps the memory that requests hold within bounds. */
export class Budget {
  readonly #limit: number;
  #taken = 0;

  /** @param limit bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Sets bytes aside for a request.
   *
   * @returns gives them back
   * @throws HttpProblem 503 while there are not that many
   */
  take(bytes: number): () => void {
    if (this.#taken + bytes > this.#limit) {
      throw new HttpProblem(503, 'overloaded', 'The connector is busy; try again soon.', {
        retryAfter: RETRY_AFTER,
      });
    }
    this.#taken += bytes;
    return () => {
      this.#taken -= bytes;
    };
  }
}
