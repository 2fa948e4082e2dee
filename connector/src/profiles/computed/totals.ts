import type { Computation, ComputedValue } from 'strapi-cdp-config';

/** A computed value: a number, text, yes/no, a moment as ISO 8601; null where there is none. */
export type Value = ComputedValue['value'];

/** What the values of a profile add up to. Numbers are exact, as text. */
export interface Totals {
  /** How many values there are. */
  count: string;
  /** How many different ones. */
  values: string;
  sum: string | null;
  average: string | null;
  low: string | null;
  high: string | null;
  /** Milliseconds. */
  firstAt: number | null;
  lastAt: number | null;
  firstValue: unknown;
  lastValue: unknown;
  /** JSON text. */
  mostFrequent: string;
}

/** Picks what a function asks for. */
export function finish(computation: Computation, totals: Totals): Value {
  switch (computation.function) {
    case 'count':
      return toNumber(totals.count);
    case 'distinct':
      return toNumber(totals.values);
    case 'sum':
      return toNumber(totals.sum);
    case 'average':
      return toNumber(totals.average);
    case 'min':
      return toNumber(totals.low);
    case 'max':
      return toNumber(totals.high);
    case 'first':
      return computation.operand ? toValue(totals.firstValue) : toMoment(totals.firstAt);
    case 'last':
      return computation.operand ? toValue(totals.lastValue) : toMoment(totals.lastAt);
    case 'most-frequent':
      return toValue(JSON.parse(totals.mostFrequent));
  }
}

/** The value of a profile without any event that counts: nothing bought is 0 spent. */
export function emptyValue({ function: name }: Computation): Value {
  return name === 'count' || name === 'distinct' || name === 'sum' ? 0 : null;
}

function toNumber(text: string | null): Value {
  const number = text === null ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}

function toMoment(milliseconds: number | null): Value {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}

function toValue(value: unknown): Value {
  const isValue = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  return isValue ? (value as Value) : null;
}
