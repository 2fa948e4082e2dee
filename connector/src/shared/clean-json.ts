/** The one key that is more than a name in JavaScript. */
const PROTOTYPE_KEY = '__proto__';

/** What a look at a JSON value found. */
export interface Inspection {
  /** Why it cannot be taken; null if it can. */
  problem: string | null;
  /** Holds something that PostgreSQL or JavaScript cannot keep as it is: clean it. */
  dirty: boolean;
}

/** How much a JSON value may hold. */
export interface JsonLimits {
  /** Objects and arrays inside one another. */
  depth: number;
  /** Keys of all objects together. */
  keys: number;
}

/** Looks through a JSON value, no deeper than may be. */
export function inspectJson(value: unknown, limits: JsonLimits): Inspection {
  const found: Finding = { problem: null, dirty: false, keys: 0, limits };
  visit(value, 1, found);
  return { problem: found.problem, dirty: found.dirty };
}

/** What was found so far. */
interface Finding extends Inspection {
  keys: number;
  limits: JsonLimits;
}

function visit(value: unknown, depth: number, found: Finding): void {
  if (typeof value === 'string') {
    if (!isCleanText(value)) found.dirty = true;
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) found.dirty = true;
  } else if (typeof value === 'object' && value !== null) {
    if (depth > found.limits.depth) {
      found.problem = `Nest at most ${found.limits.depth} objects and arrays.`;
      return;
    }
    if (Array.isArray(value)) visitItems(value, depth, found);
    else visitEntries(value, depth, found);
  }
}

function visitItems(items: unknown[], depth: number, found: Finding): void {
  for (const item of items) {
    visit(item, depth + 1, found);
    if (found.problem) return;
  }
}

function visitEntries(value: object, depth: number, found: Finding): void {
  for (const [key, entry] of Object.entries(value)) {
    found.keys += 1;
    if (found.keys > found.limits.keys) {
      found.problem = `Use at most ${found.limits.keys} keys.`;
    }
    if (key === PROTOTYPE_KEY || !isCleanText(key)) found.dirty = true;
    visit(entry, depth + 1, found);
    if (found.problem) return;
  }
}

/**
 * Copies a JSON value without what cannot be kept: NUL characters, halves of surrogate pairs (they
 * become U+FFFD), keys named `__proto__`, and numbers beyond those of JavaScript (they become null).
 */
export function cleanJson(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(cleanJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== PROTOTYPE_KEY)
      .map(([key, entry]) => [cleanText(key), cleanJson(entry)]),
  );
}

function isCleanText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
