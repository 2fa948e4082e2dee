/** The runs of this process that deliver to one destination. */
export interface Lane {
  leave(): void;
}

/** Sees to it that no destination takes the time of all workers: each has so many at most. */
export class Lanes {
  readonly #busy = new Map<string, number>();

  /** @returns undefined when the destination has as many runs as it may have at once */
  enter(destination: string, concurrency: number): Lane | undefined {
    const busy = this.#busy.get(destination) ?? 0;
    if (busy >= concurrency) return undefined;
    this.#busy.set(destination, busy + 1);
    let isIn = true;
    return {
      leave: () => {
        if (!isIn) return;
        isIn = false;
        this.#busy.set(destination, (this.#busy.get(destination) ?? 1) - 1);
      },
    };
  }
}
