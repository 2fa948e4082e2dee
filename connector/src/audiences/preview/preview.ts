import type { Kysely } from 'kysely';
import type { Preview, PreviewMembers } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { readIdentities, summarize, type TraitRanking } from '../../profiles/index.ts';
import type { ColumnAnswers, ColumnQuestion } from '../columns/answers.ts';
import type { Overlaps } from './overlap.ts';
import { nextMembers } from './page.ts';
import { reachableOf } from './reachable.ts';
import { inTime, MOST_TIME } from './reading.ts';

/**
 * Says how many a rule means, and who they are.
 *
 * @param edited the audience that the rule is to be of, which does not overlap with itself
 */
export async function previewRule(
  { answers, overlaps }: { answers: ColumnAnswers; overlaps: Overlaps },
  question: ColumnQuestion,
  edited: string | null,
): Promise<Preview> {
  return inTime(MOST_TIME, () =>
    answers.ask(question, MOST_TIME, async ({ members, people, client }) => ({
      count: members.reduce((sum, isMember) => sum + isMember, 0),
      total: people.total,
      reachable: await reachableOf(client, members, people),
      overlap: await overlaps.count(client, members, edited),
      asOf: question.now.toISOString(),
    })),
  );
}

/** Lists whom a rule means, a page at a time, in the order of their ids. */
export async function previewMembers(
  {
    answers,
    database,
    ranking,
  }: { answers: ColumnAnswers; database: Kysely<Database>; ranking: TraitRanking },
  question: ColumnQuestion,
  { after, pageSize }: { after: string | null; pageSize: number },
): Promise<PreviewMembers> {
  const found = await inTime(MOST_TIME, () =>
    answers.ask(question, MOST_TIME, ({ members, client }) =>
      nextMembers(client, members, after, pageSize + 1),
    ),
  );
  const ids = found.slice(0, pageSize);
  const identities = await readIdentities(database, ids, ranking);
  return {
    items: ids.flatMap((id) => {
      const known = identities.get(id);
      return known ? summarize(id, known) : [];
    }),
    next: found.length > pageSize ? (ids.at(-1) ?? null) : null,
  };
}
