import { type Kysely, sql } from 'kysely';
import type { Member, MembersPage, MembersQuery } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import {
  matchingProfiles,
  readIdentities,
  summarize,
  type TraitRanking,
} from '../../profiles/index.ts';
import { HttpProblem } from '../../server/index.ts';

interface Row {
  id: string;
  enteredAt: Date;
}

/**
 * Lists the members of a rule, the latest first, a page at a time.
 *
 * @throws HttpProblem 400 for a position that is none
 */
export async function readMembers(
  database: Kysely<Database>,
  ruleId: number,
  { query, after, pageSize }: MembersQuery,
  ranking: TraitRanking,
): Promise<MembersPage> {
  const position = after === undefined ? undefined : parsePosition(after);
  const beyond = position
    ? sql`and m.entered_at <= ${position.enteredAt} and (
        m.entered_at < ${position.enteredAt} or m.profile_id > ${position.id}::uuid
      )`
    : sql``;
  const { rows } = await sql<Row>`
    select m.profile_id as id, m.entered_at as "enteredAt"
    from cdp.memberships m join cdp.profiles p on p.id = m.profile_id
    where m.rule_id = ${ruleId} and ${matchingProfiles({ query })} ${beyond}
    order by m.entered_at desc, m.profile_id limit ${pageSize + 1}
  `.execute(database);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    items: await toMembers(database, shown, ranking),
    next: rows.length > pageSize && last ? `${last.enteredAt.getTime()}.${last.id}` : null,
  };
}

async function toMembers(
  database: Kysely<Database>,
  rows: Row[],
  ranking: TraitRanking,
): Promise<Member[]> {
  const identities = await readIdentities(
    database,
    rows.map(({ id }) => id),
    ranking,
  );
  return rows.flatMap(({ id, enteredAt }) => {
    const found = identities.get(id);
    const [profile] = found ? summarize(id, found) : [];
    return profile ? [{ profile, enteredAt: enteredAt.toISOString() }] : [];
  });
}

/** Members read at once. */
const BATCH = 500;

/** Reads all members of a rule, in the order of their ids, a batch at a time. */
export async function* allMembers(
  database: Kysely<Database>,
  ruleId: number,
  ranking: TraitRanking,
): AsyncGenerator<Member> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<Row>`
      select profile_id as id, entered_at as "enteredAt" from cdp.memberships
      where rule_id = ${ruleId} and profile_id > ${after}::uuid
      order by profile_id limit ${BATCH}
    `.execute(database);
    yield* await toMembers(database, rows, ranking);
    const last = rows.at(-1);
    if (rows.length < BATCH || !last) return;
    after = last.id;
  }
}

function parsePosition(text: string): Row {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  if (at && id) return { enteredAt: new Date(Number(at)), id };
  throw new HttpProblem(400, 'validation_failed', 'The request is not valid.', {
    details: [{ path: 'after', message: 'Use the next of a page.' }],
  });
}
