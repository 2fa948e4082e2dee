import type { Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { timeOrderedId } from './id.ts';
import { leaderOf } from './partition.ts';
import type { IdentityRules } from './rules.ts';
import type { Settlement } from './settlement.ts';
import { type KnownMember, moveIdentifiers } from './store/identifiers.ts';
import type { ChangedLink } from './store/links.ts';
import {
  logMerges,
  type Merge,
  type ProfileState,
  removeProfiles,
  saveProfiles,
} from './store/profiles.ts';

interface WriteOptions {
  rules: IdentityRules;
  now: Date;
  /** Keys of the sources of the batch, for the log of merges. */
  sources: string[];
}

/**
 * Writes what changed: profiles, which identifiers they have, and the log of merges.
 *
 * @returns the profile of every identifier that was looked at, by id
 */
export async function writeSettlements(
  transaction: Transaction<Database>,
  settlements: Settlement[],
  news: ChangedLink[],
  { rules, now, sources }: WriteOptions,
): Promise<Map<string, string>> {
  const superseded = new Set(news.map(({ supersedes }) => supersedes));
  const saved: ProfileState[] = [];
  const removed: string[] = [];
  const moved: { id: string; profileId: string; superseded: boolean }[] = [];
  const merges: Merge[] = [];
  const profileOf = new Map<string, string>();

  for (const { before, clusters, contestId } of settlements) {
    const gone = new Map(before.map((profile) => [profile.id, profile]));
    for (const cluster of clusters) {
      const profile = { id: leaderOf(cluster, rules).id, createdAt: birth(cluster), contestId };
      if (!isSame(gone.get(profile.id), profile)) saved.push(profile);
      for (const member of cluster) {
        profileOf.set(member.id, profile.id);
        const stays = member.profileId === profile.id && !superseded.has(member.id);
        if (member.profileId === null || stays) continue;
        moved.push({ id: member.id, profileId: profile.id, superseded: member.superseded });
      }
      merges.push(...mergesInto(profile.id, cluster, now));
      gone.delete(profile.id);
    }
    removed.push(...gone.keys());
  }
  await removeProfiles(transaction, removed);
  await saveProfiles(transaction, saved);
  await moveIdentifiers(transaction, moved);
  await logMerges(transaction, merges, sources, now);
  return profileOf;
}

/** A profile is as old as its oldest identifier. */
function birth(cluster: Set<KnownMember>): Date {
  return new Date(Math.min(...[...cluster].map(({ createdAt }) => createdAt.getTime())));
}

function isSame(before: ProfileState | undefined, after: ProfileState): boolean {
  return (
    before?.contestId === after.contestId &&
    before.createdAt.getTime() === after.createdAt.getTime()
  );
}

/**
 * What came together in a profile from elsewhere. A profile that only got a stronger identifier, and
 * with it another id, is no merge.
 */
function mergesInto(winnerId: string, cluster: Set<KnownMember>, now: Date): Merge[] {
  const settled = [...cluster].filter(({ profileId }) => profileId !== null);
  const origins = Map.groupBy(settled, ({ profileId }) => profileId ?? '');
  if (origins.size < 2) return [];
  origins.delete(winnerId);
  return [...origins].map(([loserId, members]) => ({
    id: timeOrderedId(now),
    winnerId,
    loserId,
    identifierIds: members.map(({ id }) => id),
  }));
}
