import { compareLinks, compareMembers, type Link, type Member } from './link.ts';
import { type IdentityRules, ruleOf, USER_ID } from './rules.ts';
import { Separations } from './separation.ts';

/** Identifiers of one customer. */
export type Cluster<Kind extends Member = Member> = Set<Kind>;

/**
 * Who is whom: every identifier is in one cluster.
 *
 * Clusters are a function of the links alone. Links are weighed in the order of their time, not of
 * their arrival; see `settle`.
 */
export class Partition<Kind extends Member = Member> {
  readonly #rules: IdentityRules;
  readonly #separations: Separations;
  readonly #members = new Map<string, Kind>();
  readonly #clusters = new Map<string, Cluster<Kind>>();

  /** @param groups identifiers that are together already */
  constructor(
    rules: IdentityRules,
    groups: Iterable<Iterable<Kind>> = [],
    separations = new Separations(),
  ) {
    this.#rules = rules;
    this.#separations = separations;
    for (const group of groups) this.add(group);
  }

  /** Adds identifiers that are together. */
  add(group: Iterable<Kind>): void {
    const cluster: Cluster<Kind> = new Set(group);
    for (const member of cluster) {
      this.#members.set(member.id, member);
      this.#clusters.set(member.id, cluster);
    }
  }

  /** Every cluster, once. */
  clusters(): Set<Cluster<Kind>> {
    return new Set(this.#clusters.values());
  }

  /** @throws when the identifier is not part of it */
  clusterOf(id: string): Cluster<Kind> {
    const cluster = this.#clusters.get(id);
    if (!cluster) throw new Error(`Identifier ${id} was not loaded.`);
    return cluster;
  }

  /**
   * Joins the clusters of a link. What an editor separated from its strongest identifier is left out.
   * Where the rest would break a limit, the weakest identifier is left out, and so on until those
   * that remain may be one customer.
   */
  join(link: Link): void {
    const [strongest] = link.members;
    const members = link.members.filter((id) => this.#separations.allow([strongest ?? id, id]));
    for (let kept = members.length; kept > 1; kept -= 1) {
      const clusters = new Set(members.slice(0, kept).map((id) => this.clusterOf(id)));
      if (!this.#mayBeOne(clusters, link)) continue;
      this.unite(clusters);
      return;
    }
  }

  /** Makes one cluster of several. */
  unite(clusters: Set<Cluster<Kind>>): void {
    if (clusters.size === 1) return;
    const [largest, ...others] = [...clusters].sort((a, b) => b.size - a.size);
    if (!largest) return;
    for (const member of others.flatMap((cluster) => [...cluster])) {
      largest.add(member);
      this.#clusters.set(member.id, largest);
    }
  }

  /** Marks the user ids that other user ids took the place of. */
  supersede(links: Link[]): void {
    for (const { supersedes, members } of links) {
      const member = supersedes && this.#members.get(supersedes);
      if (!member || !this.#separations.allow([members[0] ?? member.id, member.id])) continue;
      member.superseded = true;
    }
  }

  #mayBeOne(clusters: Set<Cluster<Kind>>, link: Link): boolean {
    if (clusters.size === 1) return true;
    if (!link.trusted && countKnown(clusters) > 1) return false;
    const members = [...clusters].flatMap((cluster) => [...cluster]);
    return limitsHold(members, this.#rules) && this.#separations.allow(members.map(({ id }) => id));
  }
}

/** Weighs links in order, from the clusters that there are. */
export function settle<Kind extends Member>(
  partition: Partition<Kind>,
  links: Link[],
): Partition<Kind> {
  partition.supersede(links);
  for (const link of links.toSorted(compareLinks)) partition.join(link);
  return partition;
}

/**
 * Says whether these clusters, all of whose links are known, come out as one whatever the order of
 * the links: no limit can be reached on the way, and there is one known customer at most, so no
 * browser could have been refused.
 */
export function orderIsIdle(clusters: Iterable<Cluster>, rules: IdentityRules): boolean {
  const members = [...clusters].flatMap((cluster) => [...cluster]);
  const users = members.filter(({ type }) => type === USER_ID).length;
  return users <= 1 && limitsHold(members, rules);
}

/** The identifier that a profile has its id from. */
export function leaderOf<Kind extends Member>(cluster: Cluster<Kind>, rules: IdentityRules): Kind {
  const [first, ...others] = cluster;
  if (!first) throw new Error('A cluster has at least one identifier.');
  return others.reduce(
    (best, next) => (compareMembers(rules, next, best) < 0 ? next : best),
    first,
  );
}

/** A browser can be made to say anything: its word alone never makes one of two known customers. */
function countKnown(clusters: Set<Cluster>): number {
  return [...clusters].filter((cluster) => [...cluster].some(({ type }) => type === USER_ID))
    .length;
}

function limitsHold(members: Member[], rules: IdentityRules): boolean {
  const counts = new Map<string, number>();
  for (const { type, superseded } of members) {
    if (superseded) continue;
    const count = (counts.get(type) ?? 0) + 1;
    if (count > ruleOf(rules, type).limit) return false;
    counts.set(type, count);
  }
  return true;
}
