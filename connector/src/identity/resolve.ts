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
  findIdentifiers,
  identifiersOfProfiles,
  type KnownMember,
  touchIdentifiers,
} from './store/identifiers.ts';
import { type ChangedLink, recordLinks } from './store/links.ts';
import { profilesById, renewTypes, touchProfiles } from './store/profiles.ts';
import { changesOf, writeChanges } from './write-settlements.ts';

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
  const appearances = summarize(sightings);
  const members = await findOrMake(transaction, [...appearances.values()], now);
  const memberOf = (identifier: Identifier): KnownMember => {
    const member = members.get(nameOf(identifier));
    if (!member) throw new Error('A sighting names an identifier that was not looked up.');
    return member;
  };
  const news = await recordLinks(
    transaction,
    linksOf(sightings, rules, (identifier) => memberOf(identifier).id),
  );
  const circles = await drawCircles(transaction, [...members.values()], news, rules);
  const settlements: Settlement[] = [];
  for (const circle of circles) {
    settlements.push(await settleCircle(transaction, circle, rules, now));
  }
  const changes = changesOf(settlements, { rules, now, otherwise: { kind: 'weighed' } });
  await writeChanges(transaction, changes, now, () =>
    writeAppearances(transaction, appearances, memberOf, changes.profileOf, now),
  );
  await touchSeen(transaction, appearances, memberOf, changes.profileOf);
  return sightings.map(({ identity }) => memberOf(strongest(identity.identifiers)).id);
}

function strongest([first]: Identifier[]): Identifier {
  if (!first) throw new Error('A sighting names nobody.');
  return first;
}

async function findOrMake(
  transaction: Transaction<Database>,
  appearances: Appearance[],
  now: Date,
): Promise<Map<string, KnownMember>> {
  const found = await findIdentifiers(transaction, appearances);
  const members = new Map(found.map((member) => [nameOf(member), member]));
  for (const { type, value } of appearances) {
    const name = nameOf({ type, value });
    if (members.has(name)) continue;
    const id = timeOrderedId(now);
    members.set(name, {
      id,
      type,
      value,
      superseded: false,
      profileId: null,
      createdAt: now,
      wasSeen: false,
      wasSuperseded: false,
    });
  }
  return members;
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

async function writeAppearances(
  transaction: Transaction<Database>,
  appearances: Map<string, Appearance>,
  memberOf: (identifier: Identifier) => KnownMember,
  profileOf: Map<string, string>,
  now: Date,
): Promise<void> {
  const seen = [...appearances.values()].map((appearance) => ({
    ...appearance,
    member: memberOf(appearance),
  }));
  const added = seen.filter(({ member }) => member.profileId === null);
  await addIdentifiers(
    transaction,
    added.map(({ member: { id, superseded }, ...appearance }) => {
      return { ...appearance, id, superseded, profileId: profileOf.get(id) ?? id };
    }),
    now,
  );
  await touchIdentifiers(
    transaction,
    seen
      .filter(({ member }) => member.profileId !== null)
      .map(({ member: { id }, ...appearance }) => ({ ...appearance, id })),
  );
}

/** Lets profiles that nothing else changes know who was seen, and when. */
async function touchSeen(
  transaction: Transaction<Database>,
  appearances: Map<string, Appearance>,
  memberOf: (identifier: Identifier) => KnownMember,
  profileOf: Map<string, string>,
): Promise<void> {
  const seen = [...appearances.values()].flatMap((appearance) => {
    const { id, profileId, wasSeen } = memberOf(appearance);
    const { lastSeenAt } = appearance;
    const present = profileOf.get(id) ?? profileId;
    return present && profileId && lastSeenAt ? [{ id: present, lastSeenAt, wasSeen }] : [];
  });
  await touchProfiles(transaction, seen);
  const first = seen.filter(({ wasSeen }) => !wasSeen);
  const ids = first.map(({ id }) => id);
  await renewTypes(transaction, ids);
  await touch(transaction, ids, 'event');
}
