import { type Kysely, sql } from 'kysely';
import type { Preview, PreviewMembers } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { readIdentities, summarize, type TraitRanking } from '../../profiles/index.ts';
import type { ResolvedRule } from '../rules/resolved-rule.ts';
import { type MembersQuery, membersOf } from '../sql/members-of.ts';
import { askDatabase } from './reading.ts';

/**
 * Says how many a rule means, and who they are.
 *
 * @param edited the audience that the rule is to be of, which does not overlap with itself
 */
export async function previewRule(
  database: Kysely<Database>,
  resolved: ResolvedRule,
  query: MembersQuery,
  edited: string | null,
): Promise<Preview> {
  const rows = await askDatabase(database, async (transaction) => {
    const result = await sql<Omit<Preview, 'asOf'>>`
      with members as materialized (${membersOf(resolved, query)}),
      reachable as (
        select type, count(*)::float8 as count
        from members m join cdp.profiles p on p.id = m.profile_id
        cross join unnest(p.identifier_types) as type group by type
      ), overlap as (
        select r.audience, count(*)::float8 as count
        from cdp.audience_rules r join cdp.memberships s on s.rule_id = r.id
        join members m on m.profile_id = s.profile_id
        where r.state = 'live' and r.audience is distinct from ${edited}
        group by r.audience
      )
      select (select count(*)::float8 from members) as count,
        (select count(*)::float8 from cdp.profiles where identifier_types <> '{}') as total,
        (select coalesce(jsonb_agg(reachable order by count desc, type), '[]') from reachable)
          as reachable,
        (select coalesce(jsonb_agg(overlap order by count desc, audience), '[]') from overlap)
          as overlap
    `.execute(transaction);
    return result.rows;
  });
  const [row] = rows;
  if (!row) throw new Error('A count has a row.');
  return { ...row, asOf: query.now.toISOString() };
}

/** Lists whom a rule means, a page at a time, in the order of their ids. */
export async function previewMembers(
  database: Kysely<Database>,
  resolved: ResolvedRule,
  { after, pageSize, ...query }: MembersQuery & { after: string | null; pageSize: number },
  ranking: TraitRanking,
): Promise<PreviewMembers> {
  return askDatabase(database, async (transaction) => {
    const members = membersOf(resolved, { ...query, range: { after, upTo: null } });
    const { rows } = await sql<{ profile_id: string }>`
      select profile_id from (${members}) as members order by profile_id limit ${pageSize + 1}
    `.execute(transaction);
    const ids = rows.slice(0, pageSize).map(({ profile_id }) => profile_id);
    const identities = await readIdentities(transaction, ids, ranking);
    return {
      items: ids.flatMap((id) => {
        const found = identities.get(id);
        return found ? summarize(id, found) : [];
      }),
      next: rows.length > pageSize ? (ids.at(-1) ?? null) : null,
    };
  });
}
