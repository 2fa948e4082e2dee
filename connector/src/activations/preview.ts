import { sql } from 'kysely';
import type { ActivationInput, ActivationPreview } from 'strapi-cdp-config';
import { decide, type Reading, readPeople } from './told/index.ts';

/** Members that are looked at, and rows that are shown of them. */
const LOOKED_AT = 100;
const SHOWN = 5;

/** Shows what a destination would be told of members of an audience, and tells nothing. */
export async function previewActivation(
  reading: Reading,
  activation: ActivationInput,
): Promise<ActivationPreview> {
  const { database, now } = reading;
  const { audience, on, interval } = activation;
  const rules = sql`
    cdp.audience_rules r join cdp.memberships m on m.rule_id = r.id
    where r.audience = ${audience} and r.state = 'live'
  `;
  const [{ rows: counts }, { rows: latest }] = await Promise.all([
    sql<{ members: number }>`select count(*)::float8 as members from ${rules}`.execute(database),
    sql<{ profileId: string; at: Date }>`
      select m.profile_id as "profileId", m.entered_at as at from ${rules}
      order by m.entered_at desc, m.profile_id limit ${LOOKED_AT}
    `.execute(database),
  ]);
  const isEntry = on.includes('entered') || interval === null;
  const waiting = latest.map(({ profileId, at }, index) => ({
    id: String(index + 1),
    profileId,
    change: isEntry ? ('entered' as const) : ('member' as const),
    cause: 'event' as const,
    at: isEntry ? at : now,
  }));
  const people = await readPeople(
    reading,
    latest.map(({ profileId }) => profileId),
    audience,
  );
  const decisions = decide(activation, waiting, people, new Map());
  const reasons = Map.groupBy(
    decisions.flatMap((one) => ('row' in one ? [] : [one.skipped])),
    (reason) => reason,
  );
  return {
    members: counts[0]?.members ?? 0,
    rows: decisions.flatMap((one) => ('row' in one ? [one.row] : [])).slice(0, SHOWN),
    skipped: [...reasons].map(([reason, those]) => ({ reason, count: those.length })),
  };
}
