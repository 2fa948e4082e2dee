import {
  type Computation,
  DECIMAL,
  type Operand,
  type PropertyCondition,
  propertySteps,
  windowSpan,
} from 'strapi-cdp-config';
import { compareText } from '../../identity/index.ts';
import type { Value } from './totals.ts';

/** An event of a profile, as it is in the timeline. */
export interface RawEvent {
  id: number;
  /** Milliseconds. */
  timestamp: number;
  type: string;
  name: string;
  properties: unknown;
}

/** What an entry of the catalogue has in a field. */
export type FindField = (contentType: string, documentId: string, field: string) => unknown;

type Scalar = string | number | boolean;

/**
 * Says what a computed trait is, from all events of a profile: the definition in the fewest words.
 * Whatever computes it faster must agree with this.
 */
export function evaluate(
  computation: Computation,
  events: RawEvent[],
  findField: FindField,
  now: number,
): Value {
  const { function: name, operand } = computation;
  const counted = events
    .filter((event) => counts(computation, event, now))
    .sort((a, b) => a.timestamp - b.timestamp || a.id - b.id);
  if (!operand) {
    const moment = name === 'first' ? counted.at(0) : counted.at(-1);
    if (name === 'count') return counted.length;
    return moment ? new Date(moment.timestamp).toISOString() : null;
  }
  const values = counted.flatMap(({ properties }) =>
    valuesAt(properties, operand.property).filter(isScalar),
  );
  return resultOf(name, placed(values, operand, findField));
}

/** A value, and which of all values it is in time. Those of one catalogue entry share a place. */
interface Placed {
  value: Scalar;
  place: number;
}

function placed(values: Scalar[], { catalogue }: Operand, findField: FindField): Placed[] {
  return values.flatMap((value, place) => {
    if (!catalogue) return [{ value, place }];
    const { contentType, field } = catalogue;
    return elements(findField(contentType, String(value), field))
      .filter(isScalar)
      .map((behind) => ({ value: behind, place }));
  });
}

function resultOf(name: Computation['function'], placed: Placed[]): Value {
  const numbers = placed.map(({ value }) => toDecimal(value)).filter((one) => one !== undefined);
  const inTime = (direction: 1 | -1) => (a: Placed, b: Placed) =>
    direction * (a.place - b.place) || compareText(textOf(a.value), textOf(b.value));
  switch (name) {
    case 'count':
      return placed.length;
    case 'distinct':
      return new Set(placed.map(({ value }) => value)).size;
    case 'first':
      return placed.toSorted(inTime(1)).at(0)?.value ?? null;
    case 'last':
      return placed.toSorted(inTime(-1)).at(0)?.value ?? null;
    case 'most-frequent':
      return mostFrequent(placed);
    case 'sum':
      return Number(sumOf(numbers));
    case 'average':
      return numbers.length > 0 ? Number(sumOf(numbers)) / numbers.length : null;
    case 'min':
      return numbers.length > 0 ? Math.min(...numbers.map(Number)) : null;
    case 'max':
      return numbers.length > 0 ? Math.max(...numbers.map(Number)) : null;
  }
}

function counts({ event, where, window }: Computation, raw: RawEvent, now: number): boolean {
  if (raw.type !== event.type || (event.name !== null && raw.name !== event.name)) return false;
  if (!where.every((condition) => fulfils(raw.properties, condition))) return false;
  if (!window) return true;
  const { length, resolution } = windowSpan(window);
  const bucket = Math.floor(raw.timestamp / resolution) * resolution;
  return bucket > now - length && bucket <= now;
}

function fulfils(properties: unknown, { property, operator, values }: PropertyCondition): boolean {
  const found = valuesAt(properties, property);
  const isOneOf = found.filter(isScalar).some((value) => values.includes(String(value)));
  const isThere = found.some((value) => value !== null);
  const limit = Number(values[0]);
  const some = (test: (number: number) => boolean) =>
    found.some((value) => toDecimal(value) !== undefined && test(Number(value)));
  switch (operator) {
    case 'is':
      return isOneOf;
    case 'is-not':
      return !isOneOf;
    case 'exists':
      return isThere;
    case 'missing':
      return !isThere;
    case 'more-than':
      return some((number) => number > limit);
    case 'at-least':
      return some((number) => number >= limit);
    case 'less-than':
      return some((number) => number < limit);
    case 'at-most':
      return some((number) => number <= limit);
  }
}

/** The values at a path. A list on the way stands for its elements. */
function valuesAt(root: unknown, path: string): unknown[] {
  let found: unknown[] = [root];
  for (const { name, each } of propertySteps(path)) {
    found = found.flatMap((value) => elements(value).flatMap((one) => member(one, name)));
    if (each) found = found.flatMap(elements);
  }
  return found;
}

function member(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === name ? [one] : []));
}

function elements(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isScalar(value: unknown): value is Scalar {
  if (typeof value === 'string') return value !== '';
  return typeof value === 'number' || typeof value === 'boolean';
}

/** A number as decimal text. */
function toDecimal(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && DECIMAL.test(value) ? value : undefined;
}

/** Adds decimal numbers exactly. */
function sumOf(decimals: string[]): string {
  const places = 6;
  const sum = decimals.reduce((total, decimal) => {
    const [whole = '', fraction = ''] = decimal.split('.');
    return total + BigInt(whole + fraction.padEnd(places, '0'));
  }, 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Of equally frequent values the one that came last. */
function mostFrequent(placed: Placed[]): Value {
  const groups = Map.groupBy(placed, ({ value }) => value);
  const [first] = [...groups].sort(
    ([a, some], [b, others]) =>
      others.length - some.length ||
      lastPlace(others) - lastPlace(some) ||
      compareText(textOf(a), textOf(b)),
  );
  return first?.[0] ?? null;
}

function lastPlace(placed: Placed[]): number {
  return Math.max(...placed.map(({ place }) => place));
}

function textOf(value: Scalar): string {
  return JSON.stringify(value);
}
