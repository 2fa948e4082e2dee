import type { Facts } from './facts.ts';
import type { Case } from './selection.ts';

/** What was worked out of a profile, and the moment and place for which it is true. */
interface Known {
  now: number;
  timeZone: string;
  catalogueValue: Case['world']['catalogueValue'];
  values: Map<PartsKey, unknown>;
}

const known = new WeakMap<Facts, Known>();

/**
 * Works something out of a profile once, however many conditions ask for the same: rules of a site are
 * alike, and most of a rule's cost is to find the events that it is about.
 *
 * @param key says what it is, and is of nothing else; see {@link keyOfParts}
 * @param work never answers undefined
 */
export function remembered<Value>(
  { facts, world: { catalogueValue }, now, timeZone }: Case,
  key: PartsKey,
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

/** What tells parts of rules from each other: equal ones have the same. */
export type PartsKey = number | string;

/** The key of parts of rules. Asked for with each condition of each profile: most often one look. */
export function keyOfParts(part: object, ...others: (object | null)[]): PartsKey {
  const first = numberOf(part);
  if (others.length === 0) return first;
  return [first, ...others.map((other) => (other === null ? '' : numberOf(other)))].join(',');
}

const numbers = new WeakMap<object, number>();
const numberOfText = new Map<string, number>();
let last = 0;

/** Texts that are told apart at once. Who is met after that gets another number: it is worked out anew. */
const MOST_TEXTS = 10_000;

function numberOf(part: object): number {
  const known = numbers.get(part);
  if (known !== undefined) return known;
  const text = JSON.stringify(part);
  if (numberOfText.size >= MOST_TEXTS) numberOfText.clear();
  const number = numberOfText.get(text) ?? ++last;
  numberOfText.set(text, number);
  numbers.set(part, number);
  return number;
}
