import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { timeOrderedId } from './id.ts';
import type { MergeCause } from './merge.ts';
import { IDENTITY_RULES, type IdentityRules } from './rules.ts';
import { weighAnew } from './settlement.ts';
import { identifiersOfProfiles } from './store/identifiers.ts';
import { sidesOfMerge } from './store/merges.ts';
import { type ProfileState, profilesOfIdentifiers } from './store/profiles.ts';
import { addSeparation, endSeparation } from './store/separations.ts';
import { changesOf, writeChanges } from './write-settlements.ts';

/**
 * Links of a contest beyond which it cannot be split: weighing them all, while nobody else may change
 * who is whom, would take minutes.
 */
const MOST_LINKS_SPLIT = 100_000;

/** Who splits or reunites, and when. */
export interface Decision {
  /** Name of the editor. */
  by: string;
  now: Date;
  /** @default IDENTITY_RULES */
  rules?: IdentityRules;
}

/** What came of a decision: the profiles concerned, or why nothing was done. */
export type DecisionOutcome =
  | { done: true; profileIds: string[] }
  | { done: false; reason: 'missing' | 'apart' | 'too-large' };

/** Ids of the identifiers of two customers. */
interface Sides {
  near: string[];
  far: string[];
}

/**
 * Splits a profile at a merge: what had come together is two customers, and stays so whatever evidence
 * comes. Identifiers go back, and their events and traits with them. Evidence about everybody else
 * counts as before. The transaction must hold the lock of `lockIdentities`.
 */
export async function splitMerge(
  transaction: Transaction<Database>,
  mergeId: string,
  decision: Decision,
): Promise<DecisionOutcome> {
  const sides = await sidesOfMerge(transaction, mergeId);
  if (!sides) return { done: false, reason: 'missing' };
  const profiles = await profilesOfIdentifiers(transaction, [...sides.near, ...sides.far]);
  if (!(await areTogether(transaction, profiles, sides))) return { done: false, reason: 'apart' };
  if (await isTooLarge(transaction, profiles)) return { done: false, reason: 'too-large' };
  return separate(transaction, mergeId, sides, decision);
}

/** Keeps two groups of identifiers apart from now on. */
export async function separate(
  transaction: Transaction<Database>,
  mergeId: string,
  sides: Sides,
  decision: Decision,
): Promise<DecisionOutcome> {
  const { by, now } = decision;
  const separation = { id: timeOrderedId(now), ...sides };
  await addSeparation(transaction, separation, { mergeId, by, now });
  return decide(transaction, sides, decision, { kind: 'weighed' });
}

/** Takes a split back: evidence counts again as if there had been none. */
export async function reuniteSplit(
  transaction: Transaction<Database>,
  separationId: string,
  decision: Decision,
): Promise<DecisionOutcome> {
  const sides = await endSeparation(transaction, separationId, decision);
  if (!sides) return { done: false, reason: 'missing' };
  return decide(transaction, sides, decision, { kind: 'reunited', by: decision.by });
}

async function decide(
  transaction: Transaction<Database>,
  { near, far }: Sides,
  { now, rules = IDENTITY_RULES }: Decision,
  otherwise: MergeCause,
): Promise<DecisionOutcome> {
  const profiles = await profilesOfIdentifiers(transaction, [...near, ...far]);
  // What a privacy request removed cannot be weighed any more.
  if (profiles.length === 0) return { done: true, profileIds: [] };
  const settlement = await weighAnew(transaction, profiles, rules, now);
  const changes = changesOf([settlement], { rules, now, otherwise });
  await writeChanges(transaction, changes, now);
  const concerned = [...near, ...far].flatMap((id) => changes.profileOf.get(id) ?? []);
  return { done: true, profileIds: [...new Set(concerned)] };
}

async function areTogether(
  transaction: Transaction<Database>,
  profiles: ProfileState[],
  { near, far }: Sides,
): Promise<boolean> {
  const members = await identifiersOfProfiles(
    transaction,
    profiles.map(({ id }) => id),
  );
  const profilesWith = (side: string[]) =>
    new Set(members.filter(({ id }) => side.includes(id)).map(({ profileId }) => profileId));
  const others = profilesWith(far);
  return [...profilesWith(near)].some((profileId) => others.has(profileId));
}

async function isTooLarge(
  transaction: Transaction<Database>,
  profiles: ProfileState[],
): Promise<boolean> {
  const { rows } = await sql<{ links: number }>`
    select coalesce(sum(links), 0)::float8 as links from cdp.contests
    where id = any(${profiles.flatMap(({ contestId }) => contestId ?? [])}::uuid[])
  `.execute(transaction);
  return (rows[0]?.links ?? 0) > MOST_LINKS_SPLIT;
}
