import type { Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { followsAll, type History, readHistory, widen } from './contest.ts';
import type { Link } from './link.ts';
import { type Cluster, orderIsIdle, Partition, settle } from './partition.ts';
import type { IdentityRules } from './rules.ts';
import { saveContest } from './store/contests.ts';
import { identifiersOfProfiles, type KnownMember } from './store/identifiers.ts';
import { type ChangedLink, linksOfProfiles } from './store/links.ts';
import { type ProfileState, profilesOfContests } from './store/profiles.ts';
import { separationsAmong } from './store/separations.ts';

/**
 * Links beyond which a contest is no longer weighed anew for evidence that arrives late: it counts as
 * if it were the latest. So many people behind one identifier are a till, or a form that was filled
 * with nonsense, and weighing them all for each newcomer would hold up everybody else.
 */
const MOST_LINKS_WEIGHED = 5_000;

/** Identifiers and profiles that new evidence connects, directly or through one another. */
export interface Circle {
  /** All identifiers of its profiles, and new ones. */
  members: KnownMember[];
  profiles: ProfileState[];
  /** The new evidence. */
  links: ChangedLink[];
}

/** Who is whom after the evidence was weighed. */
export interface Settlement {
  /** The profiles that were looked at, as they were. */
  before: ProfileState[];
  clusters: Iterable<Cluster<KnownMember>>;
  /** The new evidence that led to it. */
  links: ChangedLink[];
  /** Null where the order of evidence does not matter. */
  contestId: string | null;
}

/**
 * Weighs new evidence, so that profiles depend on what was seen and when, not on what arrived first.
 *
 * As long as everything that is connected may be one customer, order is idle and nothing of the past
 * is needed. Otherwise it is a *contest*: evidence is weighed in the order of its time. What is later
 * than all the rest is simply weighed last; what arrives late has the whole contest weighed anew.
 */
export async function settleCircle(
  transaction: Transaction<Database>,
  circle: Circle,
  rules: IdentityRules,
  now: Date,
): Promise<Settlement> {
  const everybody = new Set(circle.members);
  const contested = circle.profiles.some(({ contestId }) => contestId !== null);
  if (!contested && orderIsIdle([everybody], rules)) {
    return { before: circle.profiles, clusters: [everybody], links: circle.links, contestId: null };
  }
  const history = await readHistory(transaction, circle);
  const { contest, absorbed } = widen(history, circle.links, now);
  const last = followsAll(circle.links, history) || contest.links > MOST_LINKS_WEIGHED;
  const weighed = last ? circle : await enlarge(transaction, circle, history);
  const groups = last ? byProfile(circle.members) : toSingles(weighed.members);
  const separations = await separationsAmong(transaction, weighed.members);
  const partition = settle(new Partition(rules, groups, separations), weighed.links);
  await saveContest(transaction, contest, absorbed);
  return {
    before: weighed.profiles,
    clusters: partition.clusters(),
    links: circle.links,
    contestId: contest.id,
  };
}

/**
 * Weighs all evidence of profiles again, after an editor separated some of it or took that back. They
 * are a contest from now on, since a separation makes the order of evidence matter.
 *
 * @param profiles at least one, with evidence
 */
export async function weighAnew(
  transaction: Transaction<Database>,
  profiles: ProfileState[],
  rules: IdentityRules,
  now: Date,
): Promise<Settlement> {
  const profileIds = profiles.map(({ id }) => id);
  const members = await identifiersOfProfiles(transaction, profileIds);
  const circle: Circle = { members, profiles, links: [] };
  const history = await readHistory(transaction, circle);
  const { contest, absorbed } = widen(history, [], now);
  const everything = await enlarge(transaction, circle, history);
  const separations = await separationsAmong(transaction, everything.members);
  const partition = new Partition(rules, toSingles(everything.members), separations);
  settle(partition, everything.links);
  await saveContest(transaction, contest, absorbed);
  return {
    before: everything.profiles,
    clusters: partition.clusters(),
    links: [],
    contestId: contest.id,
  };
}

/** Takes in everybody who is part of the contest, and all evidence. */
async function enlarge(
  transaction: Transaction<Database>,
  { members, profiles, links }: Circle,
  { contests }: History,
): Promise<Omit<Circle, 'links'> & { links: Link[] }> {
  const contestIds = contests.map(({ id }) => id);
  const others = await profilesOfContests(transaction, contestIds);
  const everyProfile = uniqueBy([...profiles, ...others], ({ id }) => id);
  const profileIds = everyProfile.map(({ id }) => id);
  const elsewhere = await identifiersOfProfiles(transaction, profileIds);
  const past = await linksOfProfiles(transaction, profileIds);
  return {
    members: uniqueBy([...members, ...elsewhere], ({ id }) => id),
    profiles: everyProfile,
    links: uniqueBy<Link>([...links, ...past], ({ key }) => key),
  };
}

/** Everybody by themselves, and nobody's place taken: all evidence is weighed from the beginning. */
function toSingles(members: KnownMember[]): KnownMember[][] {
  for (const member of members) member.superseded = false;
  return members.map((member) => [member]);
}

/** Those who are of one profile together; those who are new by themselves. */
function byProfile(members: KnownMember[]): KnownMember[][] {
  return [...Map.groupBy(members, ({ id, profileId }) => profileId ?? id).values()];
}

/** Keeps the first of each. */
function uniqueBy<Item>(items: Item[], keyOf: (item: Item) => string): Item[] {
  const found = new Map<string, Item>();
  for (const item of items) if (!found.has(keyOf(item))) found.set(keyOf(item), item);
  return [...found.values()];
}
