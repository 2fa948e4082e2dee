import { z } from 'zod';

/** Categories kept of one customer; the latest of more. Names come from outside and must not pile up. */
const MOST_CATEGORIES = 50;

/** Stands for every category that a person said nothing about: what a signal of the browser denies. */
export const ALL_OTHERS = '*';

/** The last word about a category. */
export const wordSchema = z.strictObject({
  granted: z.boolean(),
  /** When the event happened that brought it, in milliseconds. */
  at: z.number(),
  /** Key of the source. */
  source: z.string(),
  /** Whether the person said it to the site, or the browser says it to all sites. */
  by: z.enum(['person', 'signal']),
});
export type Word = z.infer<typeof wordSchema>;

/** Words by category. */
export type Words = Record<string, Word>;

/**
 * Lays words over one another: of each category the last by the time of the event counts, whatever
 * order they come in. What a person said to a site goes before what the browser says to all of them,
 * however old it is; and a denial before a grant of the same moment.
 */
export function mergeWords(...sets: Words[]): Words {
  const merged = new Map<string, Word>();
  for (const set of sets) {
    for (const [category, word] of Object.entries(set)) {
      const known = merged.get(category);
      if (!known || compareWords(known, word) < 0) merged.set(category, word);
    }
  }
  return Object.fromEntries(merged);
}

/** Leaves out the oldest words of an identifier that has too many. */
export function keptWords(words: Words): Words {
  const entries = Object.entries(words);
  if (entries.length <= MOST_CATEGORIES) return words;
  const latest = entries.sort(([a, one], [b, other]) => other.at - one.at || (a < b ? -1 : 1));
  return Object.fromEntries(latest.slice(0, MOST_CATEGORIES));
}

/** What was said of categories. */
export function grantsOf(words: Words): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(words).map(([category, { granted }]) => [category, granted]),
  );
}

function compareWords(one: Word, other: Word): number {
  const rank = ({ by }: Word) => Number(by === 'person');
  return (
    rank(one) - rank(other) ||
    one.at - other.at ||
    Number(other.granted) - Number(one.granted) ||
    (one.source < other.source ? 1 : Number(one.source > other.source) * -1)
  );
}

/** The categories that were not granted; silence grants nothing. */
export function missing(words: Words, needed: readonly string[]): string[] {
  return needed.filter((category) => words[category]?.granted !== true);
}

/**
 * Says whether a profile may be used to reach the customer.
 *
 * @param needed the categories that its sources ask for; with none, only a signal forbids it
 */
export function mayActivate(words: Words, needed: readonly string[]): boolean {
  if (needed.length === 0) return words[ALL_OTHERS]?.granted !== false;
  return missing(words, needed).length === 0;
}
