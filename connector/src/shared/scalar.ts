/** Text, a number or yes/no. */
export type Scalar = string | number | boolean;

/** Whether a JSON value is text, empty or not, a number or yes/no. */
export function isText(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Whether a value is one that can be counted with: text that is not empty, a number, or yes/no. */
export function isScalar(value: unknown): value is Scalar {
  return isText(value) && value !== '';
}

/** The elements of a list; what is no list is the only one of its own. */
export function elements(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
