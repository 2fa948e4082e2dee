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
    const next: unknown[] = [];
    for (const value of found) {
      for (const one of elements(value)) {
        if (!hasMember(one, name)) continue;
        if (each) next.push(...elements(one[name]));
        else next.push(one[name]);
      }
    }
    found = next;
  }
  return found;
}

/** The values at a path that tests look at: a list at its end stands for its elements; no nulls. */
export function testedValues(root: unknown, path: string): unknown[] {
  return valuesAt(root, path.endsWith('[]') ? path : `${path}[]`).filter((one) => one !== null);
}

function hasMember(value: unknown, name: string): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.hasOwn(value, name)
  );
}

/** A value as text; undefined for lists and objects. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return decimalText(value);
  return isText(value) ? String(value) : undefined;
}
