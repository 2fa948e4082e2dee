import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { linkKey } from './link.ts';
import type { MergeCause } from './merge.ts';
import type { Person } from './person.ts';
import type { SeenLink } from './sighting.ts';
import { recordLinks } from './store/links.ts';

/** Later in order than every link of its moment: evidence that follows is weighed with all the rest. */
const LAST_KEY = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Removes identifiers and their profile. @returns identifiers */
export async function forgetIdentifiers(
  transaction: Transaction<Database>,
  { identifierIds }: Person,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from cdp.identifiers where id = any(${identifierIds}::uuid[])
  `.execute(transaction);
  // The id of a profile is that of one of its identifiers.
  await sql`delete from cdp.profiles where id = any(${identifierIds}::uuid[])`.execute(transaction);
  return Number(numAffectedRows ?? 0);
}

/**
 * Removes the evidence about a person. Where limits kept the person apart from others, evidence of
 * theirs names the person too: it stays, without the person. Call it before the identifiers go.
 *
 * @returns links that are gone or changed
 */
export async function forgetLinks(
  transaction: Transaction<Database>,
  { identifierIds, profileId }: Person,
): Promise<number> {
  const own = await sql`
    delete from cdp.links where identifier_id = any(${identifierIds}::uuid[])
  `.execute(transaction);
  const { rows } = await sql<{ contestId: string | null }>`
    select contest_id as "contestId" from cdp.profiles where id = ${profileId}
  `.execute(transaction);
  const contestId = rows[0]?.contestId;
  const shared = contestId ? await leaveContest(transaction, contestId, identifierIds) : 0;
  return Number(own.numAffectedRows ?? 0) + shared;
}

interface SharedLink {
  at: Date;
  trusted: boolean;
  supersedes: string | null;
  members: { id: string; type: string; value: string }[];
}

/** Takes the person out of the evidence of those who shared it, and out of the contest. */
async function leaveContest(
  transaction: Transaction<Database>,
  contestId: string,
  gone: string[],
): Promise<number> {
  const { rows } = await sql<SharedLink>`
    with shared as (
      delete from cdp.links l using cdp.profiles p, cdp.identifiers i
      where p.contest_id = ${contestId} and i.profile_id = p.id and l.identifier_id = i.id
        and (l.others && ${gone}::uuid[] or l.supersedes = any(${gone}::uuid[]))
      returning l.identifier_id || l.others as member_ids, l.trusted, l.supersedes, l.at
    )
    select at, trusted, supersedes, (
      select jsonb_agg(jsonb_build_object('id', i.id, 'type', i.type, 'value', i.value)
        order by member.place)
      from unnest(member_ids) with ordinality as member (id, place)
      join cdp.identifiers i on i.id = member.id
      where i.id <> all(${gone}::uuid[])
    ) as members
    from shared
  `.execute(transaction);
  await recordLinks(
    transaction,
    rows.filter(({ members }) => members.length > 1).map((row) => toLink(row)),
  );
  await sql`
    update cdp.contests set links = greatest(links - ${rows.length}, 0), latest_key = ${LAST_KEY}
    where id = ${contestId}
  `.execute(transaction);
  await sql`
    delete from cdp.contests c where c.id = ${contestId} and not exists (
      select from cdp.profiles p where p.contest_id = c.id and p.id <> all(${gone}::uuid[])
    )
  `.execute(transaction);
  return rows.length;
}

/** Who said it first is not kept with evidence, only with the merge that came of it. */
function toLink({ at, trusted, supersedes, members }: SharedLink): SeenLink {
  const superseded = members.find(({ id }) => id === supersedes);
  return {
    key: linkKey(members, trusted, superseded),
    at: at.getTime(),
    members: members.map(({ id }) => id),
    trusted,
    supersedes: superseded?.id ?? null,
    source: '',
    messageId: null,
  };
}

/**
 * Leaves of the log of merges that there was one, and when: it is counted. Which identifiers moved is
 * forgotten, and why; so is what editors separated of the person. @returns merges
 */
export async function forgetMerges(
  transaction: Transaction<Database>,
  { identifierIds }: Person,
): Promise<number> {
  const cause: MergeCause = { kind: 'weighed' };
  const { numAffectedRows } = await sql`
    update cdp.merges set cause = ${JSON.stringify(cause)}::jsonb,
      identifier_ids = array(
        select unnest(identifier_ids) except select unnest(${identifierIds}::uuid[])
      ),
      kept_ids = array(select unnest(kept_ids) except select unnest(${identifierIds}::uuid[]))
    where identifier_ids && ${identifierIds}::uuid[] or kept_ids && ${identifierIds}::uuid[]
  `.execute(transaction);
  await sql`
    delete from cdp.separations
    where near_ids && ${identifierIds}::uuid[] or far_ids && ${identifierIds}::uuid[]
  `.execute(transaction);
  return Number(numAffectedRows ?? 0);
}
