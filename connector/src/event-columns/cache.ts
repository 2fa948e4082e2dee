/** What knows how much memory it takes. */
export interface Sized {
  /** Bytes. */
  bytes: number;
}

/** Remembers what was asked for last, within a bound of memory. */
export class BoundedCache<Value extends Sized> {
  readonly #limit: number;
  /** The one that was not asked for longest is first. */
  readonly #entries = new Map<string, Value>();
  #bytes = 0;

  /** @param limit bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes that are remembered. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, value);
    }
    return value;
  }

  set(key: string, value: Value): void {
    this.#bytes += value.bytes - (this.#entries.get(key)?.bytes ?? 0);
    this.#entries.delete(key);
    this.#entries.set(key, value);
    for (const [oldest, { bytes }] of this.#entries) {
      if (this.#bytes <= this.#limit) return;
      this.#entries.delete(oldest);
      this.#bytes -= bytes;
    }
  }
}
