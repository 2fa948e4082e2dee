import type { PoolClient } from 'pg';
import type { Preview } from 'strapi-cdp-config';

/**
 * How many members are in other audiences, the most first.
 *
 * @param members 1 for members, by the number of a profile
 * @param edited an audience that is left out
 */
export async function overlapOf(
  client: PoolClient,
  members: Uint8Array,
  edited: string | null,
): Promise<Preview['overlap']> {
  const { rows } = await client.query<{ audience: string; numbers: Buffer }>(
    `select r.audience, string_agg(int4send(i.number), ''::bytea) as numbers
      from cdp.audience_rules r join cdp.memberships m on m.rule_id = r.id
      join cdp.identifiers i on i.id = m.profile_id
      where r.state = 'live' and r.audience is distinct from $1
      group by r.audience`,
    [edited],
  );
  return rows
    .map(({ audience, numbers }) => ({ audience, count: countAmong(numbers, members) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.audience < b.audience ? -1 : 1));
}

function countAmong(numbers: Buffer, members: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < numbers.length; at += 4) count += members[numbers.readUInt32BE(at)] ?? 0;
  return count;
}
