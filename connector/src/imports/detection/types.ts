import type { ImportValueType } from 'strapi-cdp-config';
import { parseValue } from '../values/value.ts';

/** Share of the values of a column that may be of another type: they are mistakes in the file. */
const MISTAKES = 0.02;

/** Names of columns that hold times; numbers elsewhere are no seconds since 1970. */
const TIMELY = /date|time|stamp|datum|zeit|(?:^|[_\s])(?:at|on|ts)$|created|updated|when/i;

/** What a column says elsewhere in the file about how its people write. */
export interface Habits {
  /** Day before month, decimal comma: as most of the world writes, but for the United States. */
  isContinental: boolean;
}

/** A type, and how many values are not of it. */
export interface DetectedType {
  type: ImportValueType;
  misfits: number;
  /** Another type fits as well; habits decided. */
  isAmbiguous: boolean;
}

/** From the most particular to the most general. */
const CANDIDATES: ImportValueType[] = [
  'date-iso',
  'date-compact',
  'date-ymd',
  'date-dmy',
  'date-mdy',
  'date-named',
  'date-milliseconds',
  'date-seconds',
  'boolean',
  'integer',
  'decimal',
  'decimal-comma',
  'json',
];

/** Types that one text can be of both; which one is decided by all values together. */
const TWINS: [ImportValueType, ImportValueType][] = [
  ['date-dmy', 'date-mdy'],
  ['decimal-comma', 'decimal'],
];

/**
 * Detects the type of a column from all its values that are not empty.
 *
 * @param name of the column, which tells times from numbers
 */
export function detectType(
  name: string,
  values: readonly unknown[],
  habits: Habits = { isContinental: false },
): DetectedType {
  const fits = (type: ImportValueType) => {
    const misfits = countMisfits(type, values);
    return misfits <= values.length * MISTAKES ? { type, misfits } : undefined;
  };
  if (values.length === 0) return { type: 'text', misfits: 0, isAmbiguous: false };
  for (const type of CANDIDATES.filter((candidate) => isPossible(candidate, name, values))) {
    const found = fits(type);
    if (!found) continue;
    const twins = TWINS.find((pair) => pair.includes(type));
    const [continental, other] = (twins ?? []).map(fits);
    if (!continental || !other) return { ...found, isAmbiguous: false };
    const isTie = continental.misfits === other.misfits;
    const prefersFirst = isTie
      ? leansContinental(type, values, habits)
      : isLess(continental, other);
    return { ...(prefersFirst ? continental : other), isAmbiguous: isTie };
  }
  return { type: 'text', misfits: 0, isAmbiguous: false };
}

const isLess = (a: { misfits: number }, b: { misfits: number }) => a.misfits < b.misfits;

/** Points and hyphens between day, month and year are not American. */
function leansContinental(
  type: ImportValueType,
  values: readonly unknown[],
  { isContinental }: Habits,
): boolean {
  if (isContinental || !type.startsWith('date-')) return isContinental;
  return !values.some((value) => String(value).includes('/'));
}

function isPossible(type: ImportValueType, name: string, values: readonly unknown[]): boolean {
  switch (type) {
    case 'date-seconds':
    case 'date-milliseconds':
      return TIMELY.test(name) && hasLength(values, type === 'date-seconds' ? [9, 10] : [12, 13]);
    case 'boolean':
      // 0 and 1 may be counts, and a name may be «N».
      return values.every((value) => typeof value === 'boolean' || isWord(value));
    case 'json':
      return values.every((value) => typeof value === 'object' || /^\s*[[{]/.test(String(value)));
    default:
      return true;
  }
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && /^\s*\p{L}+\s*$/u.test(value);
}

function hasLength(values: readonly unknown[], [least = 0, most = 0]: number[]): boolean {
  return values.every((value) => {
    const digits = String(value).trim().split('.', 1)[0]?.length ?? 0;
    return digits >= least && digits <= most;
  });
}

/** Values that are not of a type; looking ends where there are too many in any case. */
export function countMisfits(type: ImportValueType, values: readonly unknown[]): number {
  let misfits = 0;
  const most = Math.max(1, values.length * MISTAKES);
  for (const value of values) {
    if ('problem' in parseValue(type, value, 'UTC')) misfits += 1;
    if (misfits > most) return misfits;
  }
  return misfits;
}
