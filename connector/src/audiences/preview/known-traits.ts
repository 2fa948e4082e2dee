import type { KnownForRules } from 'strapi-cdp-config';
import { isScalar } from '../../shared/scalar.ts';
import { textOf } from '../rules/values.ts';

/** Traits of an identifier, as they are kept. */
export interface TraitsRow {
  profileId: string;
  traits: Record<string, { value: unknown }>;
}

/** Paths that are told, and how deep they go. */
const MOST_PATHS = 300;
const DEEPEST = 3;

/** Names that a path can hold. */
const NAME = /^[^\s.[\]"\\](?:[^.[\]"\\\p{Cc}]*[^\s.[\]"\\])?$/u;

/** Characters of a value that are shown. */
const TEXT_LENGTH = 200;

interface Known {
  profiles: Set<string>;
  values: Map<string, number>;
}

/**
 * Finds the paths of traits and their most frequent values.
 *
 * @param share which part of all rows these are
 */
export function knownTraits(
  rows: TraitsRow[],
  share: number,
  mostValues: number,
): KnownForRules['traits'] {
  const known = new Map<string, Known>();
  for (const { profileId, traits } of rows) {
    for (const [name, { value }] of Object.entries(traits)) {
      note(known, { path: '', name, value, depth: 1 }, profileId);
    }
  }
  const scaled = (count: number) => Math.round(count / share);
  return [...known]
    .map(([path, { profiles, values }]) => ({
      path,
      profiles: scaled(profiles.size),
      values: [...values]
        .map(([value, count]) => ({ value, count: scaled(count) }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
        .slice(0, mostValues),
    }))
    .sort((a, b) => b.profiles - a.profiles || (a.path < b.path ? -1 : 1))
    .slice(0, MOST_PATHS);
}

interface Place {
  path: string;
  name: string;
  value: unknown;
  depth: number;
}

function note(known: Map<string, Known>, { path, name, value, depth }: Place, profileId: string) {
  if (value === null || depth > DEEPEST || !NAME.test(name)) return;
  const here = `${path}${path && '.'}${name}`;
  const items = Array.isArray(value) ? value : [value];
  const objects = items.filter((item) => typeof item === 'object' && item !== null);
  if (objects.length < items.length || items.length === 0)
    noteValues(known, here, items, profileId);
  const below = Array.isArray(value) ? `${here}[]` : here;
  for (const object of objects) {
    if (Array.isArray(object)) continue;
    for (const [key, member] of Object.entries(object)) {
      note(known, { path: below, name: key, value: member, depth: depth + 1 }, profileId);
    }
  }
}

function noteValues(
  known: Map<string, Known>,
  path: string,
  items: unknown[],
  profileId: string,
): void {
  const one = known.get(path) ?? { profiles: new Set(), values: new Map() };
  known.set(path, one);
  one.profiles.add(profileId);
  for (const item of items.filter(isScalar)) {
    const text = (textOf(item) ?? '').slice(0, TEXT_LENGTH);
    one.values.set(text, (one.values.get(text) ?? 0) + 1);
  }
}
