import { decimalText } from '../../shared/jsonb-text.ts';
import { isText } from '../../shared/scalar.ts';
import { valuesAt } from '../../shared/values-at.ts';

/** The values at a path that tests look at: a list at its end stands for its elements; no nulls. */
export function testedValues(root: unknown, path: string): unknown[] {
  return valuesAt(root, path.endsWith('[]') ? path : `${path}[]`).filter((one) => one !== null);
}

/** A value as text; undefined for lists and objects. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return decimalText(value);
  return isText(value) ? String(value) : undefined;
}
