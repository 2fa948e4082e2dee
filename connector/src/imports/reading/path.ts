/** One step of a path: a dotted name, `[0]` or `["any name"]`. */
const STEP = /(?:^|\.)([^.[\]"]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/gy;

/** Names that need no quotes in a path. */
const PLAIN = /^[^.[\]"]+$/;

/**
 * Takes a path apart: `customer.id`, `items[0].price`, `["a.b"].c`; a `$` or `$.` before it is the
 * object itself, as in JSONPath.
 *
 * @returns undefined when it is no path
 */
export function parsePath(path: string): (string | number)[] | undefined {
  const text = path.replace(/^\$\.?(?=.)/, '');
  const steps: (string | number)[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text);
    if (!match) return undefined;
    const [, name, index, quoted] = match;
    if (name !== undefined) steps.push(name);
    else if (index !== undefined) steps.push(Number(index));
    else steps.push(String(JSON.parse(`"${quoted}"`)));
  }
  return steps.length > 0 ? steps : undefined;
}

/** Adds a step to a path. */
export function joinPath(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  if (!PLAIN.test(step)) return `${path}[${JSON.stringify(step)}]`;
  return path === '' ? step : `${path}.${step}`;
}

/** Follows the steps of a path; undefined where they lead nowhere. */
export function follow(value: unknown, steps: readonly (string | number)[]): unknown {
  let current = value;
  for (const step of steps) {
    if (typeof current !== 'object' || current === null) return undefined;
    if (Array.isArray(current) !== (typeof step === 'number')) return undefined;
    if (!Object.hasOwn(current, step)) return undefined;
    current = Reflect.get(current, step);
  }
  return current;
}
