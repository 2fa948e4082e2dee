import { type Kysely, sql } from 'kysely';
import type { MembershipChange, ProfileAudiences } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { toChange } from '../membership/follow.ts';

/** Changes that are told. */
const MOST_CHANGES = 100;

/** Reads the latest changes of an audience, or of one profile in it; the latest first. */
export async function readLatestChanges(
  database: Kysely<Database>,
  identifier: string,
  profileId: string | undefined,
): Promise<MembershipChange[]> {
  const rows = await database
    .selectFrom('membership_changes')
    .select(['sequence', 'audience', 'profile_id', 'change', 'at', 'cause', 'version'])
    .where('audience', '=', identifier)
    .$if(profileId !== undefined, (changes) =>
      changes.where('profile_id', '=', profileId ?? '00000000-0000-0000-0000-000000000000'),
    )
    .orderBy('sequence', 'desc')
    .limit(MOST_CHANGES)
    .execute();
  return rows.map(toChange);
}

/** Reads the audiences that a profile is in, by their identifiers. */
export async function readProfileAudiences(
  database: Kysely<Database>,
  profileId: string,
): Promise<ProfileAudiences['items']> {
  const { rows } = await sql<{
    audience: string;
    enteredAt: Date;
    cause: MembershipChange['cause'];
  }>`
    select r.audience, m.entered_at as "enteredAt", m.cause
    from cdp.memberships m join cdp.audience_rules r on r.id = m.rule_id and r.state = 'live'
    where m.profile_id = ${profileId} order by r.audience collate "C"
  `.execute(database);
  return rows.map(({ enteredAt, ...row }) => ({ ...row, enteredAt: enteredAt.toISOString() }));
}
