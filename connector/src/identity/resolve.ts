import type { Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { touch } from '../touched/index.ts';
import { timeOrderedId } from './id.ts';
import type { Identifier } from './identifier.ts';
import { Partition } from './partition.ts';
import { IDENTITY_RULES, type IdentityRules } from './rules.ts';
import { type Circle, type Settlement, settleCircle } from './settlement.ts';
import { type Appearance, linksOf, nameOf, type Sighting, summarize } from './sighting.ts';
import {
  addIdentifiers,
  identifiersOfProfiles,
  type KnownMember,
  type SightedMember,
  sightIdentifiers,
} from './store/identifiers.ts';
import { type ChangedLink, recordLinks } from './store/links.ts';
import { profilesById, renewTypes, touchProfiles } from './store/profiles.ts';
import { changesOf, writeChanges } from './write-settlements.ts';

const HOUR = 60 * 60 * 1000;

export interface ResolveOptions {
  now: Date;
  /** @default IDENTITY_RULES */
  rules?: IdentityRules;
}

/**
 * Finds out whom a batch of sightings is about: takes in new identifiers, and merges profiles that
 * turn out to be one. The transaction must hold the lock of `lockIdentities`.
 *
 * The number of statements does not depend on the size of the batch, but for contests.
 *
 * @returns for each sighting the id of the identifier that it belongs to
 */
export async function resolveIdentities(
  transaction: Transaction<Database>,
  sightings: Sighting[],
  { now, rules = IDENTITY_RULES }: ResolveOptions,
): Promise<string[]> {
  if (sightings.length === 0) return [];
  const members = await sightOrMake(transaction, summarize(sightings), now);
  const idOf = (identifier: Identifier): string => {
    const found = members.get(nameOf(identifier));
    if (!found) throw new Error('A sighting names an identifier that was not looked up.');
    return found.member.id;
  };
  const sighted = [...members.values()];
  const news = await recordLinks(transaction, linksOf(sightings, rules, idOf));
  const circles = await drawCircles(
    transaction,
    sighted.map(({ member }) => member),
    news,
    rules,
  );
  const settlements: Settlement[] = [];
  for (const circle of circles) {
    settlements.push(await settleCircle(transaction, circle, rules, now));
  }
  const changes = changesOf(settlements, { rules, now, otherwise: { kind: 'weighed' } });
  await writeChanges(transaction, changes, now, () =>
    addNewcomers(transaction, sighted, changes.profileOf, now),
  );
  await touchSeen(transaction, sighted, changes.profileOf);
  return sightings.map(({ identity }) => idOf(strongest(identity.identifiers)));
}

/** What a batch says of an identifier, and what was known of it. */
interface Sighted {
  appearance: Appearance;
  member: SightedMember;
}

function strongest([first]: Identifier[]): Identifier {
  if (!first) throw new Error('A sighting names nobody.');
  return first;
}

async function sightOrMake(
  transaction: Transaction<Database>,
  appearances: Map<string, Appearance>,
  now: Date,
): Promise<Map<string, Sighted>> {
  const found = await sightIdentifiers(transaction, [...appearances.values()]);
  const entries = [...appearances].map(([name, appearance], place): [string, Sighted] => {
    return [name, { appearance, member: found.get(place) ?? newcomer(appearance, now) }];
  });
  return new Map(entries);
}

function newcomer({ type, value }: Identifier, now: Date): SightedMember {
  return {
    id: timeOrderedId(now),
    type,
    value,
    superseded: false,
    profileId: null,
    createdAt: now,
    wasSuperseded: false,
    wasLastSeenAt: null,
  };
}

/** Sorts what is new into circles that have nothing to do with one another. */
async function drawCircles(
  transaction: Transaction<Database>,
  members: KnownMember[],
  news: ChangedLink[],
  rules: IdentityRules,
): Promise<Circle[]> {
  const linked = new Set(news.flatMap((link) => link.members));
  const concerned = members.filter(({ id, profileId }) => profileId === null || linked.has(id));
  const newcomers = concerned.filter(({ profileId }) => profileId === null);
  const profileIds = [...new Set(concerned.flatMap(({ profileId }) => profileId ?? []))];
  const profiles = await profilesById(transaction, profileIds);
  const settled = await identifiersOfProfiles(transaction, profileIds);

  const reach = new Partition<KnownMember>(rules, Map.groupBy(settled, profileOfMember).values());
  for (const newcomer of newcomers) reach.add([newcomer]);
  const connect = (ids: string[]) => reach.unite(new Set(ids.map((id) => reach.clusterOf(id))));
  for (const link of news) connect(link.members);
  for (const [contestId, rivals] of Map.groupBy(profiles, (profile) => profile.contestId)) {
    if (contestId !== null) connect(rivals.map(({ id }) => id));
  }

  const linksBy = Map.groupBy(news, (link) => reach.clusterOf(firstOf(link.members)));
  const profilesBy = Map.groupBy(profiles, ({ id }) => reach.clusterOf(id));
  return [...reach.clusters()].map((cluster) => ({
    members: [...cluster],
    profiles: profilesBy.get(cluster) ?? [],
    links: linksBy.get(cluster) ?? [],
  }));
}

function profileOfMember({ id, profileId }: KnownMember): string {
  return profileId ?? id;
}

function firstOf([first]: string[]): string {
  if (first === undefined) throw new Error('A link has members.');
  return first;
}

async function addNewcomers(
  transaction: Transaction<Database>,
  sighted: Sighted[],
  profileOf: Map<string, string>,
  now: Date,
): Promise<void> {
  const added = sighted.flatMap(({ appearance, member: { id, profileId, superseded } }) =>
    profileId === null
      ? [{ ...appearance, id, superseded, profileId: profileOf.get(id) ?? id }]
      : [],
  );
  await addIdentifiers(transaction, added, now);
}

/** Lets profiles that nothing else changes know who was seen, and in which hour. */
async function touchSeen(
  transaction: Transaction<Database>,
  sighted: Sighted[],
  profileOf: Map<string, string>,
): Promise<void> {
  const seen = sighted.flatMap(({ appearance: { lastSeenAt }, member }) => {
    const { id, profileId, wasLastSeenAt } = member;
    const present = profileOf.get(id) ?? profileId;
    // The profile knows of every hour in which one of its identifiers was seen.
    const isNews = lastSeenAt && hourOf(wasLastSeenAt) < hourOf(lastSeenAt);
    if (!present || !profileId || !isNews) return [];
    return [{ id: present, lastSeenAt, isFirst: wasLastSeenAt === null }];
  });
  await touchProfiles(transaction, seen);
  const ids = seen.filter(({ isFirst }) => isFirst).map(({ id }) => id);
  await renewTypes(transaction, ids);
  await touch(transaction, ids, 'event');
}

function hourOf(moment: Date | null): number {
  return moment ? Math.floor(moment.getTime() / HOUR) : Number.NEGATIVE_INFINITY;
}
