import type { EventIdentity } from './event-identity.ts';
import type { Identifier } from './identifier.ts';
import { compareMembers, type Link, linkKey } from './link.ts';
import { ANONYMOUS_ID, type IdentityRules, USER_ID } from './rules.ts';

/** Something that named a customer: an event, or a record of an export. */
export interface Sighting {
  identity: EventIdentity;
  /** When it happened. */
  at: Date;
  /** Key of the source. */
  source: string;
  /** Comes from a server. */
  trusted: boolean;
  /** Whether it is an event, which the identifier counts. */
  isEvent: boolean;
  /** Of an event: its message. */
  messageId?: string;
}

/** Evidence, and the earliest sighting of a batch that says so. */
export interface SeenLink extends Link {
  source: string;
  messageId: string | null;
}

/** An identifier in a link, before it has an id. */
interface LinkPart extends Identifier {
  superseded: boolean;
}

/** What the sightings of one batch say about one identifier. */
export interface Appearance extends Identifier {
  /** Null while it was only mentioned by an alias. */
  firstSeenAt: Date | null;
  lastSeenAt: Date | null;
  /** Where it was seen first. */
  source: string;
  events: number;
}

/** A key for maps. */
export function nameOf({ type, value }: Identifier): string {
  return `${type}\n${value}`;
}

/** Sums up what sightings say about each identifier. */
export function summarize(sightings: Sighting[]): Map<string, Appearance> {
  const appearances = new Map<string, Appearance>();
  const find = (identifier: Identifier, source: string): Appearance => {
    const name = nameOf(identifier);
    const known = appearances.get(name);
    if (known) return known;
    const { type, value } = identifier;
    const added = { type, value, firstSeenAt: null, lastSeenAt: null, source, events: 0 };
    appearances.set(name, added);
    return added;
  };
  for (const sighting of sightings) {
    const { identity, at, source, isEvent } = sighting;
    for (const [index, identifier] of identity.identifiers.entries()) {
      const appearance = find(identifier, source);
      if (!appearance.firstSeenAt || at < appearance.firstSeenAt) {
        Object.assign(appearance, { firstSeenAt: at, source });
      }
      if (!appearance.lastSeenAt || at > appearance.lastSeenAt) appearance.lastSeenAt = at;
      if (isEvent && index === 0) appearance.events += 1;
    }
    for (const mention of mentions(sighting)) find(mention, source);
  }
  return appearances;
}

/**
 * Finds the evidence in sightings: each combination of identifiers once, with its earliest moment.
 *
 * @param idOf the id of an identifier
 */
export function linksOf(
  sightings: Sighting[],
  rules: IdentityRules,
  idOf: (identifier: Identifier) => string,
): SeenLink[] {
  const links = new Map<string, SeenLink>();
  for (const sighting of sightings) {
    const parts = linkParts(sighting, rules);
    if (parts.length < 2) continue;
    const superseded = parts.find((part) => part.superseded);
    const key = linkKey(parts, sighting.trusted, superseded);
    const at = sighting.at.getTime();
    const known = links.get(key);
    if (known && known.at <= at) continue;
    links.set(key, {
      key,
      at,
      members: parts.map(idOf),
      trusted: sighting.trusted,
      supersedes: superseded ? idOf(superseded) : null,
      source: sighting.source,
      messageId: sighting.messageId ?? null,
    });
  }
  return [...links.values()];
}

function linkParts(sighting: Sighting, rules: IdentityRules): LinkPart[] {
  const own = sighting.identity.identifiers.map((part) => ({ ...part, superseded: false }));
  if (sighting.identity.previousId === undefined) return own;
  const parts = new Map([...own, ...mentions(sighting)].map((part) => [nameOf(part), part]));
  const withId = (part: LinkPart) => ({ ...part, id: '' });
  return [...parts.values()].sort((a, b) => compareMembers(rules, withId(a), withId(b)));
}

/**
 * An alias does not say what kind of id the previous one was. It is looked for among anonymous ids,
 * and, if a server says so, among user ids, one of which then takes the place of the other.
 */
function mentions({ identity: { previousId: value }, trusted }: Sighting): LinkPart[] {
  if (value === undefined) return [];
  const anonymous = { type: ANONYMOUS_ID, value, superseded: false };
  return trusted ? [anonymous, { type: USER_ID, value, superseded: true }] : [anonymous];
}
