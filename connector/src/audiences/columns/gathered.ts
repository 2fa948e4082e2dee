import { NotInColumnsError } from './scan.ts';

/** Events that are gathered at most: some 100 MB. */
const MOST = 4_000_000;

const FIRST_ROOM = 1 << 14;

/** Events of people, to be looked at person by person. */
export class Gathered {
  #profiles = new Uint32Array(FIRST_ROOM);
  #times = new Float64Array(FIRST_ROOM);
  #ids = new Float64Array(FIRST_ROOM);
  #codes = new Uint32Array(FIRST_ROOM);
  #length = 0;

  /** @throws NotInColumnsError when there are too many */
  add(profile: number, time: number, id: number, code: number): void {
    if (this.#length === this.#profiles.length) this.#grow();
    this.#profiles[this.#length] = profile;
    this.#times[this.#length] = time;
    this.#ids[this.#length] = id;
    this.#codes[this.#length] = code;
    this.#length += 1;
  }

  #grow(): void {
    if (this.#length >= MOST) throw new NotInColumnsError();
    const room = this.#length * 2;
    this.#profiles = copied(this.#profiles, new Uint32Array(room));
    this.#times = copied(this.#times, new Float64Array(room));
    this.#ids = copied(this.#ids, new Float64Array(room));
    this.#codes = copied(this.#codes, new Uint32Array(room));
  }

  /**
   * Calls for each profile that has events, with their places in no order.
   *
   * @param size one more than the greatest number of a profile
   */
  eachProfile(size: number, visit: (profile: number, places: Uint32Array) => void): void {
    const starts = new Uint32Array(size + 1);
    for (let n = 0; n < this.#length; n += 1) {
      const next = (this.#profiles[n] as number) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
    for (let profile = 0; profile < size; profile += 1) {
      starts[profile + 1] = (starts[profile + 1] as number) + (starts[profile] as number);
    }
    const places = new Uint32Array(this.#length);
    const filled = starts.slice();
    for (let n = 0; n < this.#length; n += 1) {
      const profile = this.#profiles[n] as number;
      const place = filled[profile] as number;
      places[place] = n;
      filled[profile] = place + 1;
    }
    for (let profile = 1; profile < size; profile += 1) {
      const [start, end] = [starts[profile] as number, starts[profile + 1] as number];
      if (start < end) visit(profile, places.subarray(start, end));
    }
  }

  time(place: number): number {
    return this.#times[place] as number;
  }

  code(place: number): number {
    return this.#codes[place] as number;
  }

  /** Less than zero, zero or more: by time, then by number. */
  compare(a: number, b: number): number {
    return (
      (this.#times[a] as number) - (this.#times[b] as number) ||
      (this.#ids[a] as number) - (this.#ids[b] as number)
    );
  }
}

function copied<Items extends Uint32Array | Float64Array>(from: Items, to: Items): Items {
  to.set(from);
  return to;
}
