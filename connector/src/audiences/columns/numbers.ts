import type { NumberTest, ValueTest } from 'strapi-cdp-config';
import type { Column } from '../../event-columns/index.ts';
import { toDecimal } from '../../shared/decimal.ts';
import type { Aggregation } from '../rules/aggregation.ts';
import { stretchOf } from '../rules/window.ts';
import { operandOf } from './operand.ts';
import { eachRow, NotInColumnsError, type ScanContext, scan } from './scan.ts';

/**
 * Digits behind the point that are counted with: then numbers are whole, and exact while they are not too
 * large. What has more is added up by the database.
 */
const SCALE = 4;

type Test = NumberTest | Extract<ValueTest, { type: 'presence' }>;

/** What each profile has. */
class Totals {
  /** Values, or events where there is no operand. */
  readonly counts: Uint32Array;
  /** Sums of numbers, or the least or greatest. */
  readonly numbers: Float64Array;
  /** How many of the values are numbers. */
  readonly numeric: Uint32Array;
  most = 0;

  constructor(size: number) {
    this.counts = new Uint32Array(size);
    this.numbers = new Float64Array(size);
    this.numeric = new Uint32Array(size);
  }
}

/** A value at a path as numbers: how many values it is, and what its numbers add up to. */
interface Amount {
  count: number;
  numeric: number;
  number: number;
}

/** How many there are, their sum, average, least or greatest: 1 by the number of a profile. */
export async function numberSet(
  aggregation: Aggregation,
  context: ScanContext,
): Promise<Uint8Array> {
  const { test } = aggregation;
  if (test.type !== 'number' && test.type !== 'presence') throw new NotInColumnsError();
  return resultOf(aggregation, test, await addUp(aggregation, context));
}

async function addUp(
  { function: name, event, operand, within }: Aggregation,
  context: ScanContext,
): Promise<Totals> {
  const { people, now, timeZone } = context;
  const totals = new Totals(people.size);
  const stretch = stretchOf(within, now, timeZone);
  if (!operand) {
    await scan(event, stretch, {}, context, (scanned) => {
      eachRow(scanned, people, (_row, profile) => {
        totals.counts[profile] = (totals.counts[profile] as number) + 1;
      });
    });
    return totals;
  }
  const { column, valuesOf } = operandOf(operand, context);
  const known = new Map<unknown, Amount>();
  const amountOf = (value: unknown) => {
    if (typeof value === 'object') return amount(name, valuesOf(value));
    const found = known.get(value) ?? amount(name, valuesOf(value));
    known.set(value, found);
    return found;
  };
  await scan(event, stretch, { columns: [column] }, context, (scanned) => {
    const values = scanned.chunk.columns.get(column);
    if (!values) throw new NotInColumnsError();
    const amounts = values.values.map(amountOf);
    for (const { number } of amounts) totals.most = Math.max(totals.most, Math.abs(number));
    const add = adderOf(name, totals, amounts);
    eachRow(scanned, people, (row, profile) => eachCode(values, row, (code) => add(profile, code)));
  });
  return totals;
}

function eachCode({ starts, codes }: Column, row: number, visit: (code: number) => void): void {
  if (!starts) {
    const code = codes[row] as number;
    if (code > 0) visit(code);
    return;
  }
  const end = starts[row + 1] as number;
  for (let place = starts[row] as number; place < end; place += 1) visit(codes[place] as number);
}

function amount(name: Aggregation['function'], values: unknown[]): Amount {
  const count = values.length;
  if (name === 'count') return { count, numeric: 0, number: 0 };
  const numbers = values.flatMap((value) => {
    const decimal = toDecimal(value);
    return decimal ? [scaled(decimal)] : [];
  });
  const [first = 0] = numbers;
  const number =
    name === 'min' || name === 'max'
      ? numbers.reduce((chosen, one) => Math[name](chosen, one), first)
      : numbers.reduce((sum, one) => sum + one, 0);
  return { count, numeric: numbers.length, number };
}

/** @throws NotInColumnsError for what has more digits, or is too large */
function scaled({ digits, scale }: { digits: bigint; scale: number }): number {
  const [shift, whole] = [SCALE - scale, digits];
  if (shift >= 0) return safe(Number(whole * 10n ** BigInt(shift)));
  const divisor = 10n ** BigInt(-shift);
  if (whole % divisor !== 0n) throw new NotInColumnsError();
  return safe(Number(whole / divisor));
}

function safe(number: number): number {
  if (!Number.isSafeInteger(number)) throw new NotInColumnsError();
  return number;
}

function adderOf(
  name: Aggregation['function'],
  { counts, numbers, numeric }: Totals,
  amounts: Amount[],
): (profile: number, code: number) => void {
  const count = Uint32Array.from([0, ...amounts.map((one) => one.count)]);
  const number = Float64Array.from([0, ...amounts.map((one) => one.number)]);
  const many = Uint32Array.from([0, ...amounts.map((one) => one.numeric)]);
  const combine = name === 'min' ? Math.min : name === 'max' ? Math.max : undefined;
  return (profile, code) => {
    counts[profile] = (counts[profile] as number) + (count[code] as number);
    const more = many[code] as number;
    if (more === 0) return;
    const [known, one] = [numbers[profile] as number, number[code] as number];
    if (!combine) numbers[profile] = known + one;
    else numbers[profile] = numeric[profile] === 0 ? one : combine(known, one);
    numeric[profile] = (numeric[profile] as number) + more;
  };
}

function resultOf(
  { function: name }: Aggregation,
  test: Test,
  { counts, numbers, numeric, most }: Totals,
): Uint8Array {
  const result = new Uint8Array(counts.length);
  const isCount = name === 'count';
  const isFromZero = isCount || name === 'sum';
  if (test.type === 'presence') {
    const isSet = test.operator === 'is-set';
    return result.map((_, profile) =>
      Number((isFromZero || (numeric[profile] as number) > 0) === isSet),
    );
  }
  // Of sums and products, not only of the numbers themselves.
  const largest = numeric.reduce((greatest, one) => Math.max(greatest, one), 1);
  const limits = [test.value, test.upTo ?? test.value].map(limitOf);
  const [value = 0, upTo = 0] = limits;
  safe(Math.max(most, ...limits.map(Math.abs)) * largest);
  const compare = comparison(test.operator, value, upTo);
  for (let profile = 1; profile < result.length; profile += 1) {
    const many = numeric[profile] as number;
    if (isCount) result[profile] = compare((counts[profile] as number) * 10 ** SCALE, 1);
    else if (many > 0 || isFromZero) {
      result[profile] = compare(numbers[profile] as number, name === 'average' ? many : 1);
    }
  }
  return result;
}

function limitOf(limit: number): number {
  const decimal = toDecimal(limit);
  if (!decimal) throw new NotInColumnsError();
  return scaled(decimal);
}

/** Compares a number with limits that are multiplied by what it must be divided by. */
function comparison(
  operator: NumberTest['operator'],
  value: number,
  upTo: number,
): (number: number, divisor: number) => number {
  switch (operator) {
    case 'equals':
      return (number, divisor) => Number(number === value * divisor);
    case 'more-than':
      return (number, divisor) => Number(number > value * divisor);
    case 'at-least':
      return (number, divisor) => Number(number >= value * divisor);
    case 'less-than':
      return (number, divisor) => Number(number < value * divisor);
    case 'at-most':
      return (number, divisor) => Number(number <= value * divisor);
    case 'between':
      return (number, divisor) => Number(number >= value * divisor && number <= upTo * divisor);
  }
}
