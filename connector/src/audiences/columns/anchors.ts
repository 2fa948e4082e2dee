import type { RuleWindow } from 'strapi-cdp-config';
import type { Chunk } from '../../event-columns/index.ts';
import { eachRow, type ScanContext, scan } from './scan.ts';

/** The first or last event of a kind, by the number of a profile: by its time, then by its number. */
export class Anchors {
  readonly #times: Float64Array;
  readonly #ids: Float64Array;

  private constructor(size: number) {
    this.#times = new Float64Array(size).fill(Number.NaN);
    this.#ids = new Float64Array(size);
  }

  /** Finds them, until now. @throws NotInColumnsError */
  static async of(
    { event, which }: Pick<Extract<RuleWindow, { kind: 'since' }>, 'event' | 'which'>,
    context: ScanContext,
  ): Promise<Anchors> {
    const anchors = new Anchors(context.people.size);
    const stretch = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    await scan(event, stretch, { ids: true }, context, (scanned) => {
      eachRow(scanned, context.people, (row, profile) => {
        anchors.#take(scanned.chunk, row, profile, which === 'first');
      });
    });
    return anchors;
  }

  #take(chunk: Chunk, row: number, profile: number, isFirst: boolean): void {
    const known = this.#times[profile] as number;
    if (!Number.isNaN(known) && this.isBefore(chunk, row, profile) === isFirst) return;
    this.#times[profile] = timeOf(chunk, row);
    this.#ids[profile] = idOf(chunk, row);
  }

  /** Whether there is one, and an event is later. */
  isBefore(chunk: Chunk, row: number, profile: number): boolean {
    const known = this.#times[profile] as number;
    const time = timeOf(chunk, row);
    return time > known || (time === known && idOf(chunk, row) > (this.#ids[profile] as number));
  }

  /** Whether there are both, and the others' is later. */
  isEarlierThan(others: Anchors, profile: number): boolean {
    const [time, other] = [this.#times[profile] as number, others.#times[profile] as number];
    return (
      other > time ||
      (other === time && (others.#ids[profile] as number) > (this.#ids[profile] as number))
    );
  }
}

/** Milliseconds of an event. */
export function timeOf(chunk: Chunk, row: number): number {
  return chunk.fromTime + (chunk.times[row] as number);
}

/** The number of an event in the inbox. */
export function idOf({ ids }: Chunk, row: number): number {
  return ids ? ids.base + (ids.ids[row] as number) : 0;
}
