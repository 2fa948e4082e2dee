/** Steps that can be taken back. */
const LONGEST = 100;

/** What was, what is, and what was taken back. */
export interface History<State> {
  past: State[];
  present: State;
  future: State[];
  /** What the last step changed; a step that changes the same again belongs to it. */
  changing: string | null;
}

/** A history that begins with a state. */
export function beginHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], changing: null };
}

/**
 * Adds a step.
 *
 * @param changing names the one field that the step changes: typing into it is one step, however long
 */
export function step<State>(
  history: History<State>,
  present: State,
  changing: string | null = null,
): History<State> {
  if (present === history.present) return history;
  const goesOn = changing !== null && changing === history.changing;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-LONGEST);
  return { past, present, future: [], changing };
}

/** Takes the last step back. */
export function undo<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  const before = past.at(-1);
  if (before === undefined) return history;
  return {
    past: past.slice(0, -1),
    present: before,
    future: [present, ...future],
    changing: null,
  };
}

/** Takes again what was taken back. */
export function redo<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  const [after, ...others] = future;
  if (after === undefined) return history;
  return { past: [...past, present], present: after, future: others, changing: null };
}

/** The path of the one plain value that differs between two values; undefined for more than one. */
export function changedLeaf(one: unknown, other: unknown, path = ''): string | undefined {
  const leaves = differences(one, other, path);
  return leaves.length === 1 ? leaves[0] : undefined;
}

function differences(one: unknown, other: unknown, path: string): string[] {
  if (Object.is(one, other)) return [];
  if (!isComposite(one) || !isComposite(other)) return [path];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) =>
    differences(one[key], other[key], path === '' ? key : `${path}.${key}`),
  );
}

function isComposite(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
