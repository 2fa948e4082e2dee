import type { PoolClient } from 'pg';
import type { Preview } from 'strapi-cdp-config';
import type { People } from '../../event-columns/index.ts';
import { numbersOf } from './page.ts';

/** How many members can be reached by each type of identifier, the most first. */
export async function reachableOf(
  client: PoolClient,
  members: Uint8Array,
  people: People,
): Promise<Preview['reachable']> {
  const found = people.isBeyond ? await askDatabase(client, members) : countBits(members, people);
  return found
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
}

function countBits(members: Uint8Array, { masks, types }: People): Preview['reachable'] {
  const counts = new Map<number, number>();
  for (let profile = 1; profile < members.length; profile += 1) {
    if (members[profile] === 0) continue;
    const mask = masks[profile] as number;
    counts.set(mask, (counts.get(mask) ?? 0) + 1);
  }
  return types.map((type, bit) => ({
    type,
    count: [...counts].reduce((sum, [mask, count]) => sum + ((mask >>> bit) & 1) * count, 0),
  }));
}

/** Of more types than there are bits. */
async function askDatabase(client: PoolClient, members: Uint8Array): Promise<Preview['reachable']> {
  const { rows } = await client.query<{ type: string; count: number }>(
    `select type, count(*)::float8 as count
      from cdp.identifiers i join cdp.profiles p on p.id = i.id
      cross join unnest(p.identifier_types) as type
      where i.number = any($1::integer[]) group by type`,
    [numbersOf(members)],
  );
  return rows;
}
