import { propertySteps } from 'strapi-cdp-config';
import { decimalText } from '../../shared/jsonb-text.ts';
import { elements, isText } from '../../shared/scalar.ts';

/**
 * The values at a path. A list on the way stands for its elements; one at the end is a value itself,
 * unless the path ends in `[]`.
 */
export function valuesAt(root: unknown, path: string): unknown[] {
  let found: unknown[] = [root];
  for (const { name, each } of propertySteps(path)) {
    found = found.flatMap((value) => elements(value).flatMap((one) => member(one, name)));
    if (each) found = found.flatMap(elements);
  }
  return found;
}

/** The values at a path that tests look at: a list at its end stands for its elements; no nulls. */
export function testedValues(root: unknown, path: string): unknown[] {
  return valuesAt(root, path.endsWith('[]') ? path : `${path}[]`).filter((one) => one !== null);
}

function member(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.hasOwn(value, name) ? [(value as Record<string, unknown>)[name]] : [];
}

/** A value as text; undefined for lists and objects. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return decimalText(value);
  return isText(value) ? String(value) : undefined;
}
