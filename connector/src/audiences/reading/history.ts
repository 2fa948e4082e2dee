import { type Kysely, sql } from 'kysely';
import {
  type MembershipChange,
  membershipChangeSchema,
  type ProfileAudiences,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';

/** Changes that are told. */
const MOST_CHANGES = 100;

/** Reads the latest changes of an audience, of a profile, or of a profile in an audience; the latest first. */
export async function readLatestChanges(
  database: Kysely<Database>,
  { audience, profileId }: { audience?: string; profileId?: string | undefined },
): Promise<MembershipChange[]> {
  const rows = await database
    .selectFrom('membership_changes')
    .select(['sequence', 'audience', 'profile_id', 'change', 'at', 'cause', 'version'])
    .where((column) =>
      column.and({
        ...(audience !== undefined && { audience }),
        ...(profileId !== undefined && { profile_id: profileId }),
      }),
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

/** A row of the table, as it is told. */
export function toChange(row: {
  sequence: string;
  audience: string;
  profile_id: string;
  change: MembershipChange['change'];
  at: Date;
  cause: MembershipChange['cause'];
  version: number;
}): MembershipChange {
  const { sequence, profile_id: profileId, at, ...change } = row;
  return membershipChangeSchema.parse({
    ...change,
    sequence: Number(sequence),
    profileId,
    at: at.toISOString(),
  });
}
