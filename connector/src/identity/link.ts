import { hash } from 'node:crypto';
import { toUuid } from '../shared/uuid.ts';
import { compareText, type IdentityRules, ruleOf } from './rules.ts';

/** An identifier as matching sees it. */
export interface Member {
  id: string;
  type: string;
  value: string;
  /** A server said that another user id took its place: it no longer counts as a second customer. */
  superseded: boolean;
}

/** Evidence that some identifiers are of one customer: they came in one event. */
export interface Link {
  /** Made from what it says: the same evidence has the same key everywhere. A UUID in form. */
  key: string;
  /** Earliest event that says so, in milliseconds. */
  at: number;
  /** Ids of its identifiers, the strongest first. */
  members: string[];
  /** Said by a server. */
  trusted: boolean;
  /** Id of the user id whose place the first member took. */
  supersedes: string | null;
}

/** The order in which evidence is weighed: earliest first, whenever it arrived. */
export function compareLinks(a: Pick<Link, 'at' | 'key'>, b: Pick<Link, 'at' | 'key'>): number {
  return a.at - b.at || compareText(a.key, b.key);
}

/** The strongest identifier first. A total order that depends on the identifiers alone. */
export function compareMembers(rules: IdentityRules, a: Member, b: Member): number {
  return (
    ruleOf(rules, a.type).priority - ruleOf(rules, b.type).priority ||
    Number(a.superseded) - Number(b.superseded) ||
    compareText(a.type, b.type) ||
    compareText(a.value, b.value)
  );
}

/** The key of a link. Two links with the same members, trust and meaning are the same evidence. */
export function linkKey(
  members: Pick<Member, 'type' | 'value'>[],
  trusted: boolean,
  superseded: Pick<Member, 'type' | 'value'> | undefined,
): string {
  const said = [trusted, superseded?.value ?? null, ...members.map((m) => [m.type, m.value])];
  return toUuid(hash('sha256', JSON.stringify(said), 'hex'));
}
