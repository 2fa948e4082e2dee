import { compareBytes, jsonbText } from '../../shared/jsonb-text.ts';

/** A characteristic with where and when it came from. */
export interface Trait {
  /** Null says that it was removed: it outlives older values that arrive late. */
  value: unknown;
  /** Key of the source or workflow. */
  source: string;
  /** When it was said, in milliseconds. */
  at: number;
  /** Whether it counts only where nothing else is said: the first of such words stays. */
  once?: true;
}

/** Traits by name. */
export type TraitSet = Record<string, Trait>;

/** Traits kept of one identifier; the latest of more. Names come from outside and must not pile up. */
const MOST_TRAITS = 500;

/** Tells how much a source is trusted: the less, the more. Sources of one rank are equals. */
export type TraitRanking = (source: string) => number;

/** Makes a ranking of the keys of sources, the most trusted first. Others come last. */
export function traitRanking({ traitPriority }: { traitPriority: string[] }): TraitRanking {
  const ranks = new Map(traitPriority.map((source, rank) => [source, rank]));
  return (source) => ranks.get(source) ?? traitPriority.length;
}

/**
 * Lays trait sets over one another: of each trait the word of the most trusted source counts, among
 * equals the last by the time of the event. Words that were said to count once give way to all others,
 * and among themselves the first counts. The order of the sets does not matter.
 */
export function mergeTraits(ranking: TraitRanking, ...sets: TraitSet[]): TraitSet {
  const merged = new Map<string, Trait>();
  for (const set of sets) {
    for (const [name, trait] of Object.entries(set)) {
      const known = merged.get(name);
      if (!known || compareTraits(ranking, known, trait) < 0) merged.set(name, trait);
    }
  }
  return Object.fromEntries(merged);
}

/** The values of traits by name, without those that were removed. */
export function valuesOf(set: TraitSet): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(set).flatMap(([name, { value }]) => (value === null ? [] : [[name, value]])),
  );
}

/** Leaves out the oldest traits of an identifier that has too many. */
export function keptTraits(set: TraitSet): TraitSet {
  const traits = Object.entries(set);
  if (traits.length <= MOST_TRAITS) return set;
  const latest = traits.sort(([nameA, a], [nameB, b]) => b.at - a.at || (nameA < nameB ? -1 : 1));
  return Object.fromEntries(latest.slice(0, MOST_TRAITS));
}

/**
 * Makes a set of values that were said at once.
 *
 * @param once names of those that count only where nothing else is said
 */
export function toTraits(
  values: Record<string, unknown>,
  source: string,
  at: Date,
  once: readonly unknown[] = [],
): TraitSet {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, Trait] => [
      name,
      { value, source, at: at.getTime(), ...(once.includes(name) && { once: true }) },
    ]),
  );
}

/**
 * Says which of two words counts: the greater. Values of one moment have an order too, lest arrival
 * decides: that of their sources, then of their text. Audiences have the database compare traits, in the
 * same order.
 */
export function compareTraits(ranking: TraitRanking, a: Trait, b: Trait): number {
  const passing = Number(b.once ?? false) - Number(a.once ?? false);
  const later = a.once ? b.at - a.at : a.at - b.at;
  const rank = ranking(b.source) - ranking(a.source);
  return (
    passing ||
    rank ||
    later ||
    compareBytes(a.source, b.source) ||
    compareBytes(jsonbText(a.value), jsonbText(b.value))
  );
}
