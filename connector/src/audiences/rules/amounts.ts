import type { ComputedFunction, Operand } from 'strapi-cdp-config';
import {
  add,
  compareDecimals,
  type Decimal,
  toDecimal,
  wholeNumber,
  ZERO,
} from '../../shared/decimal.ts';
import { compareBytes } from '../../shared/jsonb-text.ts';
import { isScalar, type Scalar } from '../../shared/scalar.ts';
import { valuesAt } from '../../shared/values-at.ts';
import type { FactEvent } from './facts.ts';
import { type Case, catalogueValues } from './selection.ts';
import { ONE } from './value-test.ts';

/** A sum, and what it must be divided by. */
export interface Fraction {
  number: Decimal;
  divisor: Decimal;
}

/** What a function makes of values. */
export type Result = Fraction | Scalar | undefined;

/** A value, and which of all values it is in time. Those of one catalogue entry share a place. */
interface Placed {
  value: Scalar;
  place: number;
  /** Undefined when it is no number. */
  number: Decimal | undefined;
}

/** What events up to one of them add up to. */
interface UpTo {
  values: number;
  numbers: number;
  sum: Decimal;
}

/** The values that events of a stream have, ready to be added up over any stretch of it. */
export class Amounts {
  readonly #events: FactEvent[];
  /** Null where events themselves are counted. */
  readonly #placed: Placed[][] | null;
  readonly #upTo: UpTo[] = [{ values: 0, numbers: 0, sum: ZERO }];
  /** Whether no number is less than nothing, so that a sum only falls as events leave it. */
  readonly neverNegative: boolean;

  /** @param operand what of the events; null for the events themselves */
  constructor(events: FactEvent[], operand: Operand | null, one: Case) {
    this.#events = events;
    let place = 0;
    this.#placed = operand && events.map((event) => valuesOf(event, operand, one, () => place++));
    let neverNegative = true;
    let { values, numbers, sum } = { values: 0, numbers: 0, sum: ZERO };
    for (const placed of this.#placed ?? []) {
      values += placed.length;
      for (const { number } of placed) {
        if (!number) continue;
        numbers += 1;
        sum = add(sum, number);
        neverNegative &&= number.digits >= 0n;
      }
      this.#upTo.push({ values, numbers, sum });
    }
    this.neverNegative = neverNegative;
  }

  /** What a function makes of the events from an index to before another. */
  resultOf(name: ComputedFunction, low: number, high: number): Result {
    if (!this.#placed) return this.#ofEvents(name, low, high);
    switch (name) {
      case 'count':
        return whole(this.#between(low, high).values);
      case 'sum':
        return { number: this.#between(low, high).sum, divisor: ONE };
      case 'average': {
        const { numbers, sum } = this.#between(low, high);
        return numbers > 0 ? { number: sum, divisor: wholeNumber(numbers) } : undefined;
      }
      default:
        return ofValues(name, this.#placed.slice(low, high).flat());
    }
  }

  /** The sum or the number of what one event has. */
  amountOf(name: 'count' | 'sum', index: number): Decimal {
    if (!this.#placed) return ONE;
    const { values, sum } = this.#between(index, index + 1);
    return name === 'sum' ? sum : wholeNumber(values);
  }

  #between(low: number, high: number): UpTo {
    const from = this.#upTo[low];
    const to = this.#upTo[high];
    if (!from || !to) throw new Error(`There are no events from ${low} to ${high}.`);
    const { digits, scale } = from.sum;
    return {
      values: to.values - from.values,
      numbers: to.numbers - from.numbers,
      sum: add(to.sum, { digits: -digits, scale }),
    };
  }

  #ofEvents(name: ComputedFunction, low: number, high: number): Result {
    if (name === 'count') return whole(high - low);
    const moment = high > low ? this.#events[name === 'first' ? low : high - 1] : undefined;
    return moment && new Date(moment.timestamp).toISOString();
  }
}

/** Whether a result is a number. */
export function isFraction(result: Result): result is Fraction {
  return typeof result === 'object';
}

function valuesOf(
  { properties }: FactEvent,
  { property, catalogue }: Operand,
  one: Case,
  nextPlace: () => number,
): Placed[] {
  return valuesAt(properties, property)
    .filter(isScalar)
    .flatMap((value) => {
      const place = nextPlace();
      const values = catalogue ? catalogueValues(value, catalogue, one).filter(isScalar) : [value];
      return values.map((behind) => ({ value: behind, place, number: toDecimal(behind) }));
    });
}

function ofValues(
  name: Exclude<ComputedFunction, 'count' | 'sum' | 'average'>,
  placed: Placed[],
): Result {
  switch (name) {
    case 'distinct':
      return whole(new Set(placed.map(({ value }) => value)).size);
    case 'first':
      return placed.toSorted(inTime(1)).at(0)?.value;
    case 'last':
      return placed.toSorted(inTime(-1)).at(0)?.value;
    case 'most-frequent':
      return mostFrequent(placed);
    case 'min':
    case 'max': {
      const sorted = placed.flatMap(({ number }) => number ?? []).sort(compareDecimals);
      const number = sorted.at(name === 'min' ? 0 : -1);
      return number && { number, divisor: ONE };
    }
  }
}

function inTime(direction: 1 | -1) {
  return (a: Placed, b: Placed) =>
    direction * (a.place - b.place) ||
    compareBytes(JSON.stringify(a.value), JSON.stringify(b.value));
}

/** Of equally frequent values the one that came last. */
function mostFrequent(placed: Placed[]): Scalar | undefined {
  const groups = Map.groupBy(placed, ({ value }) => value);
  const lastPlace = (group: Placed[]) => Math.max(...group.map(({ place }) => place));
  const [first] = [...groups].sort(
    ([a, some], [b, others]) =>
      others.length - some.length ||
      lastPlace(others) - lastPlace(some) ||
      compareBytes(JSON.stringify(a), JSON.stringify(b)),
  );
  return first?.[0];
}

function whole(count: number): Fraction {
  return { number: wholeNumber(count), divisor: ONE };
}
