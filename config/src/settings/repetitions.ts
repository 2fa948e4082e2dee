/** A value that must be unique within its group, and where it stands. */
export interface Repetition {
  group: string;
  value: string;
  path: (string | number)[];
}

/** Finds the values that stand in their group a second time, with a message for each. */
export function repetitions(values: Repetition[]): { path: Repetition['path']; message: string }[] {
  const seen = new Set<string>();
  return values.flatMap(({ group, value, path }) => {
    const key = JSON.stringify([group, value]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    // A write key is a secret: the path alone tells which one is meant.
    const subject = path.at(-1) === 'writeKey' ? 'This write key' : `«${value}»`;
    return [{ path, message: `${subject} is used twice; each must be unique.` }];
  });
}
