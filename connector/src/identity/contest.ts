import type { Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { timeOrderedId } from './id.ts';
import { compareLinks, type Link } from './link.ts';
import type { Circle } from './settlement.ts';
import { type Contest, contestsById } from './store/contests.ts';
import { type ChangedLink, linksOfProfiles } from './store/links.ts';

/** Where a contest begins that has no evidence yet: what an editor separated before it came. */
const BEGINNING = { at: 0, key: '00000000-0000-0000-0000-000000000000' };

/** What a circle brings along when it becomes a contest. */
export interface History {
  /** Contests that profiles of the circle belong to. */
  contests: Contest[];
  /** All evidence of its other profiles. */
  joining: Link[];
}

/** Reads what came before the new evidence of a circle. */
export async function readHistory(
  transaction: Transaction<Database>,
  { profiles, links }: Circle,
): Promise<History> {
  const contestIds = profiles.flatMap(({ contestId }) => (contestId ? [contestId] : []));
  const joiners = profiles.filter(({ contestId }) => contestId === null).map(({ id }) => id);
  const news = new Set(links.map(({ key }) => key));
  const stored = await linksOfProfiles(transaction, joiners);
  return {
    contests: await contestsById(transaction, [...new Set(contestIds)]),
    joining: stored.filter(({ key }) => !news.has(key)),
  };
}

/**
 * Says whether new evidence may be weighed last: nothing that it meets is later, and none of it
 * changes the weight of what came before.
 */
export function followsAll(news: ChangedLink[], { contests, joining }: History): boolean {
  const past = [...contests.map(({ latest }) => latest), ...joining];
  return news.every(
    (link) =>
      link.isNew &&
      link.supersedes === null &&
      past.every((earlier) => compareLinks(earlier, link) < 0),
  );
}

/** Makes one contest of a history and new evidence. The largest takes in the others. */
export function widen(
  { contests, joining }: History,
  news: ChangedLink[],
  now: Date,
): { contest: Contest; absorbed: string[] } {
  const [largest, ...absorbed] = contests.toSorted((a, b) => b.links - a.links);
  const added = [...joining, ...news.filter(({ isNew }) => isNew)];
  return {
    contest: {
      id: largest?.id ?? timeOrderedId(now),
      links: contests.reduce((sum, { links }) => sum + links, added.length),
      latest: [...contests.map(({ latest }) => latest), ...joining, ...news].reduce(
        (last: Contest['latest'], next) => (compareLinks(last, next) < 0 ? next : last),
        BEGINNING,
      ),
    },
    absorbed: absorbed.map(({ id }) => id),
  };
}
