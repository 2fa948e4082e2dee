import type { Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { touch } from '../touched/index.ts';
import { type Merge, type MergeCause, mergesInto } from './merge.ts';
import { type Cluster, leaderOf } from './partition.ts';
import type { IdentityRules } from './rules.ts';
import type { Settlement } from './settlement.ts';
import { type KnownMember, moveIdentifiers } from './store/identifiers.ts';
import { logMerges } from './store/merges.ts';
import { type ProfileState, removeProfiles, saveProfiles } from './store/profiles.ts';

export interface WriteOptions {
  rules: IdentityRules;
  now: Date;
  /** Why profiles became one where no new evidence says so. */
  otherwise: MergeCause;
}

/** What changes: profiles, which identifiers they have, and the log of merges. */
export interface Changes {
  saved: ProfileState[];
  removed: string[];
  moved: { id: string; profileId: string; superseded: boolean }[];
  merges: Merge[];
  /** Profiles that got or lost identifiers to one another. */
  regrouped: Set<string>;
  /** The profile of every identifier that was looked at, by id. */
  profileOf: Map<string, string>;
}

/** Compares who is whom with what is stored. */
export function changesOf(
  settlements: Settlement[],
  { rules, now, otherwise }: WriteOptions,
): Changes {
  const changes: Changes = {
    saved: [],
    removed: [],
    moved: [],
    merges: [],
    regrouped: new Set(),
    profileOf: new Map(),
  };
  for (const { before, clusters, links, contestId } of settlements) {
    const gone = new Map(before.map((profile) => [profile.id, profile]));
    const sizes = sizesBefore(clusters);
    const movedBefore = changes.moved.length;
    for (const cluster of clusters) {
      const profile = { id: leaderOf(cluster, rules).id, createdAt: birth(cluster), contestId };
      const sameMembers =
        cluster.size === sizes.get(profile.id) &&
        [...cluster].every(({ profileId }) => profileId === profile.id);
      if (!sameMembers || !isSame(gone.get(profile.id), profile)) changes.saved.push(profile);
      for (const member of cluster) {
        const { id, profileId, superseded, wasSuperseded } = member;
        changes.profileOf.set(id, profile.id);
        const stays = profileId === profile.id && superseded === wasSuperseded;
        if (profileId !== null && !stays) {
          changes.moved.push({ id, profileId: profile.id, superseded });
        }
      }
      changes.merges.push(...mergesInto(cluster, links, rules, otherwise, now));
      gone.delete(profile.id);
    }
    changes.removed.push(...gone.keys());
    if (changes.moved.length > movedBefore || gone.size > 0) {
      for (const { id } of before) changes.regrouped.add(id);
      for (const cluster of clusters) changes.regrouped.add(leaderOf(cluster, rules).id);
    }
  }
  return changes;
}

/**
 * Writes what changed.
 *
 * @param identifiers what else is written of identifiers, before profiles sum them up
 */
export async function writeChanges(
  transaction: Transaction<Database>,
  { saved, removed, moved, merges, regrouped }: Changes,
  now: Date,
  identifiers: () => Promise<void> = async () => undefined,
): Promise<void> {
  await removeProfiles(transaction, removed);
  await moveIdentifiers(transaction, moved);
  await identifiers();
  await saveProfiles(transaction, saved);
  await logMerges(transaction, merges, now);
  const changed = [...saved.map(({ id }) => id), ...removed];
  await touch(
    transaction,
    changed.filter((id) => regrouped.has(id)),
    'identity',
  );
  await touch(
    transaction,
    changed.filter((id) => !regrouped.has(id)),
    'event',
  );
}

/** A profile is as old as its oldest identifier. */
function birth(cluster: Cluster<KnownMember>): Date {
  return new Date(Math.min(...[...cluster].map(({ createdAt }) => createdAt.getTime())));
}

/** How many identifiers each profile had. */
function sizesBefore(clusters: Iterable<Cluster<KnownMember>>): Map<string | null, number> {
  const members = [...clusters].flatMap((cluster) => [...cluster]);
  const groups = Map.groupBy(members, ({ profileId }) => profileId);
  return new Map([...groups].map(([profileId, group]) => [profileId, group.length]));
}

function isSame(before: ProfileState | undefined, after: ProfileState): boolean {
  return (
    before?.contestId === after.contestId &&
    before.createdAt.getTime() === after.createdAt.getTime()
  );
}
