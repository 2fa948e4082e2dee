/** Edits after which two names are no longer taken for the same. */
const MOST_EDITS = 4;

/** Finds the known name that a mistyped one was meant to be. */
export function closest(name: string, known: string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, edits: distance(name, candidate) }))
    .sort((left, right) => left.edits - right.edits);
  return best && best.edits <= MOST_EDITS ? best.candidate : undefined;
}

/** The number of characters to insert, remove or replace (Levenshtein). */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, a] of [...left].entries()) {
    const next = [i + 1];
    for (const [j, b] of [...right].entries()) {
      const replaced = (row[j] ?? 0) + (a === b ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
