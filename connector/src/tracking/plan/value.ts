import type { ValueKind } from 'strapi-cdp-config';

/** Objects inside one another that are looked into. */
const DEPTH = 3;

/** ISO 8601, as a whole day or a moment. */
const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i;

/** What kind of value it is; undefined for nothing. */
export function kindOf(value: unknown): ValueKind | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return DATE.test(value) ? 'date' : 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

/** The value at a path such as `product.price`. A name that has a dot itself goes first. */
export function valueAt(content: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(content, path)) return content[path];
  let value: unknown = content;
  for (const step of path.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** Every path of an event's content that has a value, with its kind. */
export function* pathsOf(
  content: Record<string, unknown>,
  prefix = '',
  depth = 1,
): Generator<[path: string, kind: ValueKind]> {
  for (const [name, value] of Object.entries(content)) {
    const kind = kindOf(value);
    if (!kind) continue;
    const path = prefix + name;
    yield [path, kind];
    if (depth < DEPTH && isObject(value)) yield* pathsOf(value, `${path}.`, depth + 1);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
