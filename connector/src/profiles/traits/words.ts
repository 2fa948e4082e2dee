import type { TraitSet } from './trait-set.ts';

/** Words of one identifier's traits; what is beyond is not found. Bounds the index. */
const MOST_WORDS = 500;

/** Characters of a word. */
const LONGEST = 100;

/** Levels of objects and arrays that are looked into. */
const DEEPEST = 4;

/** Stands between the name and the value of a trait; nothing that people type. */
const IS = '\u0001';

/**
 * The words that traits are found by: of each value, in objects and arrays too, every word, and the
 * whole value behind the name of the trait.
 */
export function wordsOf(traits: TraitSet): string[] {
  const words = new Set<string>();
  for (const [name, { value }] of Object.entries(traits)) addWords(words, name, value, 1);
  return [...words].slice(0, MOST_WORDS);
}

/** The beginnings that all must be among the words of a match. */
export function soughtWords(query: string): string[] {
  const [, name, value] = /^([^:=\s][^:=]*?)\s*[:=]\s*(\S.*)$/s.exec(query) ?? [];
  if (name && value) return [wordFor(name, value)];
  return splitWords(query);
}

function addWords(words: Set<string>, name: string, value: unknown, depth: number): void {
  if (value === null || value === undefined || depth > DEEPEST || words.size >= MOST_WORDS) return;
  if (Array.isArray(value)) {
    for (const item of value) addWords(words, name, item, depth + 1);
  } else if (typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) {
      addWords(words, `${name}.${key}`, part, depth + 1);
    }
  } else {
    const text = String(value);
    if (text.trim() === '') return;
    words.add(wordFor(name, text));
    for (const word of splitWords(text)) words.add(word);
  }
}

function wordFor(name: string, value: string): string {
  return cut(`${name.trim()}${IS}${value.trim()}`);
}

function splitWords(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(cut);
}

/** Whole characters only, the same whatever the case. */
function cut(text: string): string {
  return [...text.toLowerCase()].slice(0, LONGEST).join('');
}
