import type { EventCondition, PropertyCondition, ValueTest } from 'strapi-cdp-config';
import { type Chunk, type Column, columnName, SOURCE_COLUMN } from '../../event-columns/index.ts';
import { elements } from '../../shared/scalar.ts';
import { catalogueValues, fulfils, type Selection } from '../rules/selection.ts';
import { fold } from '../rules/value-test.ts';
import { textOf } from '../rules/values.ts';
import { NotInColumnsError, type ScanContext } from './scan.ts';
import { passing } from './value-holds.ts';

/** What a value says: bits that are poured together over all values of an event. */
const HAS = 1;
const PASSES = 2;
const FAILS = 4;

/** Texts of a list test that fit into bits. */
const MOST_WANTED = 30;

/** A condition on the values of one column. */
interface ColumnTest {
  column: string;
  /** The bits of a value that stands at the path. */
  bitsOf(value: unknown): number;
  /** Whether an event with these bits passes. */
  passes(bits: number): boolean;
}

/** Says which events of a chunk are meant, beyond their type and name. */
export class Matcher {
  readonly #tests: { test: ColumnTest; known: Map<unknown, number> }[];

  /** @throws NotInColumnsError */
  constructor({ where, plain = [] }: Selection, context: ScanContext) {
    const tests = [
      ...plain.map(plainTest),
      ...where.map((condition) => conditionTest(condition, context)),
    ];
    this.#tests = tests.map((test) => ({ test, known: new Map() }));
  }

  /** The columns that are looked at. */
  get columns(): string[] {
    return this.#tests.map(({ test }) => test.column);
  }

  /** 1 for each event that is meant; null when all are. */
  match({ rows, columns }: Chunk): Uint8Array | null {
    let mask: Uint8Array | null = null;
    for (const { test, known } of this.#tests) {
      const column = columns.get(test.column);
      if (!column) throw new Error(`The column ${test.column} was not read.`);
      const bits = Uint32Array.from([0, ...column.values.map((one) => bitsOf(one, test, known))]);
      mask ??= new Uint8Array(rows).fill(1);
      if (column.starts) narrowLists(mask, column, column.starts, bits, test);
      else narrow(mask, column, bits, test);
    }
    return mask;
  }
}

/** The same values stand in many chunks. */
function bitsOf(value: unknown, test: ColumnTest, known: Map<unknown, number>): number {
  if (typeof value === 'object') return test.bitsOf(value);
  const bits = known.get(value) ?? test.bitsOf(value);
  known.set(value, bits);
  return bits;
}

function narrow(mask: Uint8Array, { codes }: Column, bits: Uint32Array, test: ColumnTest): void {
  const passes = Uint8Array.from(bits, (one) => Number(test.passes(one)));
  for (let row = 0; row < mask.length; row += 1) {
    mask[row] = (mask[row] as number) & (passes[codes[row] as number] as number);
  }
}

function narrowLists(
  mask: Uint8Array,
  { codes }: Column,
  starts: Uint32Array,
  bits: Uint32Array,
  test: ColumnTest,
): void {
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    let all = 0;
    const end = starts[row + 1] as number;
    for (let place = starts[row] as number; place < end; place += 1) {
      all |= bits[codes[place] as number] as number;
    }
    if (!test.passes(all)) mask[row] = 0;
  }
}

function conditionTest(condition: EventCondition, context: ScanContext): ColumnTest {
  if (condition.subject === 'source') {
    const { sources } = condition;
    return {
      column: SOURCE_COLUMN,
      bitsOf: (value) => (sources.some((source) => source === value) ? PASSES : 0),
      passes: (bits) => (bits & PASSES) !== 0,
    };
  }
  const { subject, path, quantifier, test } = condition;
  const tested = (value: unknown) =>
    subject === 'catalogue'
      ? elements(value).flatMap((id) => catalogueValues(id, condition.catalogue, context))
      : elements(value).filter((one) => one !== null);
  const column = columnOf(subject === 'context' ? 'context' : 'property', path);
  if (test.type === 'list') return { column, ...listTest(test, tested) };
  if (test.type === 'presence') {
    return {
      column,
      bitsOf: (value) => (tested(value).length > 0 ? HAS : 0),
      passes: (bits) => ((bits & HAS) !== 0) === (test.operator === 'is-set'),
    };
  }
  const holds = passing(test, context);
  const bitsOf = (value: unknown) =>
    tested(value).reduce<number>((bits, one) => bits | HAS | (holds(one) ? PASSES : FAILS), 0);
  const passes = (bits: number) => {
    if (quantifier === 'all') return (bits & HAS) !== 0 && (bits & FAILS) === 0;
    return ((bits & PASSES) !== 0) === (quantifier === 'any');
  };
  return { column, bitsOf, passes };
}

/** A bit for each text that is asked for. */
function listTest(
  { operator, values, caseSensitive }: Extract<ValueTest, { type: 'list' }>,
  tested: (value: unknown) => unknown[],
): Pick<ColumnTest, 'bitsOf' | 'passes'> {
  const wanted = [...new Set(values.map((value) => fold(value, caseSensitive)))];
  if (wanted.length > MOST_WANTED) throw new NotInColumnsError();
  const all = 2 ** wanted.length - 1;
  return {
    bitsOf: (value) =>
      tested(value).reduce<number>((bits, one) => {
        const text = textOf(one);
        const place = text === undefined ? -1 : wanted.indexOf(fold(text, caseSensitive));
        return place < 0 ? bits : bits | (1 << place);
      }, 0),
    passes: (bits) => {
      if (operator === 'has-all') return bits === all;
      return (bits !== 0) === (operator === 'has-any');
    },
  };
}

/** What is said the other way round, of all values together. */
const OPPOSITES = { 'is-not': 'is', missing: 'exists' } as const;

function plainTest(condition: PropertyCondition): ColumnTest {
  const { property, operator } = condition;
  const isOpposite = operator === 'is-not' || operator === 'missing';
  const asked = { ...condition, operator: isOpposite ? OPPOSITES[operator] : operator };
  // Only whether a list at the end of a path is taken apart matters still.
  const short = { ...asked, property: property.endsWith('[]') ? 'value[]' : 'value' };
  return {
    column: columnOf('property', property),
    bitsOf: (value) => (fulfils({ value }, short) ? PASSES : 0),
    passes: (bits) => ((bits & PASSES) !== 0) === !isOpposite,
  };
}

/** @throws NotInColumnsError */
export function columnOf(root: 'property' | 'context', path: string): string {
  const name = columnName(root, path);
  if (name === undefined) throw new NotInColumnsError();
  return name;
}
