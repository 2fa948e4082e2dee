import type { Facts } from './facts.ts';
import type { Case } from './selection.ts';

/** What was worked out of a profile, and the moment and place for which it is true. */
interface Known {
  now: number;
  timeZone: string;
  catalogueValue: Case['world']['catalogueValue'];
  values: Map<string, unknown>;
}

const known = new WeakMap<Facts, Known>();

/**
 * Works something out of a profile once, however many conditions ask for the same: rules of a site are
 * alike, and most of a rule's cost is to find the events that it is about.
 *
 * @param key says what it is, and is of nothing else; see {@link textOfParts}
 * @param work never answers undefined
 */
export function remembered<Value>(
  { facts, world: { catalogueValue }, now, timeZone }: Case,
  key: string,
  work: () => Value,
): Value {
  let ofProfile = known.get(facts);
  if (
    ofProfile?.now !== now ||
    ofProfile.timeZone !== timeZone ||
    ofProfile.catalogueValue !== catalogueValue
  ) {
    ofProfile = { now, timeZone, catalogueValue, values: new Map() };
    known.set(facts, ofProfile);
  }
  const { values } = ofProfile;
  const found = values.get(key);
  if (found !== undefined) return found as Value;
  const value = work();
  values.set(key, value);
  return value;
}

const texts = new WeakMap<object, string>();

/** The text of parts of rules, by which equal ones are the same. */
export function textOfParts(...parts: (object | null)[]): string {
  let text = '';
  for (const part of parts) text += `${part === null ? '' : textOf(part)}\n`;
  return text;
}

function textOf(part: object): string {
  const text = texts.get(part) ?? JSON.stringify(part);
  texts.set(part, text);
  return text;
}
