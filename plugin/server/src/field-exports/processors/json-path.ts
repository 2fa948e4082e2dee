/**
 * What lies at a path in a JSON value. A name on a list means that of each of its elements, a number
 * the element at that place.
 *
 * @returns null where there is nothing
 */
export function atPath(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value ?? null;
  const holder = parsed(value);
  if (Array.isArray(holder) && !/^\d+$/.test(name)) {
    return holder.map((element) => atPath(element, path));
  }
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return null;
  return atPath((holder as Record<string, unknown>)[name], rest);
}

/** Some databases give JSON as text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
