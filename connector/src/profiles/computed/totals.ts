import { type Computation, type ComputedValue, windowSpan } from 'strapi-cdp-config';
import { nearestNumber, parseDecimal, ZERO } from '../../shared/decimal.ts';
import { compareBytes } from '../../shared/jsonb-text.ts';
import { behindCatalogue } from './behind-catalogue.ts';
import { comparePlaces, type Group, type Placed, together } from './group.ts';
import type { StateRow } from './state-rows.ts';

/** A computed value: a number, text, yes/no, a moment as ISO 8601; null where there is none. */
export type Value = ComputedValue['value'];

/** A value of a profile at a moment. */
export interface ReadValue {
  value: Value;
  /** When time alone changes it next; null when only an event can. */
  changesAt: Date | null;
}

/**
 * What the state of a profile says of a computation, exact by the clock: what left a window since the
 * last event counts no more.
 *
 * @param rows of all identifiers of the profile
 * @returns undefined when nothing counts
 */
export function totalOf(
  computation: Computation,
  rows: StateRow[],
  now: Date,
): ReadValue | undefined {
  const { window, operand } = computation;
  const length = window && windowSpan(window).length;
  const counted = rows.filter(
    ({ bucket }) =>
      bucket === null ||
      (bucket <= now.getTime() && (length === null || bucket > now.getTime() - length)),
  );
  const apart = together(
    operand?.catalogue
      ? counted.flatMap((row) => behindCatalogue(computation, row))
      : counted.map(toGroup),
  );
  if (apart.length === 0) return undefined;
  const [all] = together(apart.map((group) => ({ ...group, value: '' })));
  if (!all) return undefined;
  const changesAt = all.oldest === null || length === null ? null : new Date(all.oldest + length);
  return { value: finish(computation, all, apart), changesAt };
}

/** The value of a profile without any event that counts: nothing bought is 0 spent. */
export function emptyValue({ function: name }: Computation): Value {
  return name === 'count' || name === 'distinct' || name === 'sum' ? 0 : null;
}

function toGroup(row: StateRow): Group {
  return {
    value: row.value,
    oldest: row.bucket,
    count: row.count,
    sum: row.sum === null ? ZERO : parseDecimal(row.sum),
    low: row.low,
    high: row.high,
    first: row.first && { place: row.first, value: row.firstValue },
    last: row.last && { place: row.last, value: row.lastValue },
  };
}

/** Picks what a function asks for. */
function finish({ function: name, operand }: Computation, all: Group, apart: Group[]): Value {
  switch (name) {
    case 'count':
      return all.count;
    case 'distinct':
      return apart.length;
    case 'sum':
      return finite(nearestNumber(all.sum));
    case 'average':
      return finite(nearestNumber(all.sum) / all.count);
    case 'min':
      return finite(all.low);
    case 'max':
      return finite(all.high);
    case 'first':
    case 'last':
      return operand ? toValue(all[name]?.value) : toMoment(all[name]);
    case 'most-frequent':
      return toValue(JSON.parse(apart.toSorted(byFrequency)[0]?.value ?? 'null'));
  }
}

/** Of equally frequent values the one that came last. */
function byFrequency(a: Group, b: Group): number {
  return (
    b.count - a.count ||
    (a.last && b.last ? comparePlaces(b.last.place, a.last.place) : 0) ||
    compareBytes(a.value, b.value)
  );
}

function finite(number: number | null): Value {
  return Number.isFinite(number) ? number : null;
}

function toMoment(placed: Placed | null): Value {
  return placed && new Date(placed.place[0]).toISOString();
}

function toValue(value: unknown): Value {
  const isValue = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  return isValue ? (value as Value) : null;
}
