import { propertySteps } from 'strapi-cdp-config';
import { elements } from './scalar.ts';

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

function hasMember(value: unknown, name: string): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.hasOwn(value, name)
  );
}
