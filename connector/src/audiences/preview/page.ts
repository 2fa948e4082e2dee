import type { PoolClient } from 'pg';

/** Members that are looked up by their numbers; of more, some are met soon in the order of ids. */
const FEW = 5_000;

/** Profiles that are looked at for members, at first and at most. */
const FIRST_LOOK = 500;
const LONGEST_LOOK = 50_000;

/** Comes before every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Finds the next members in the order of their ids.
 *
 * @param members 1 for members, by the number of a profile
 * @param after comes before them; null for the first
 * @returns ids
 */
export async function nextMembers(
  client: PoolClient,
  members: Uint8Array,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const count = members.reduce((sum, isMember) => sum + isMember, 0);
  if (count <= FEW) return fewMembers(client, members, after ?? FIRST_ID, limit);
  const found: string[] = [];
  let last = after ?? FIRST_ID;
  for (let look = FIRST_LOOK; ; look = Math.min(look * 2, LONGEST_LOOK)) {
    const { rows } = await client.query<{ id: string; number: number }>(
      `select p.id, i.number from cdp.profiles p join cdp.identifiers i on i.id = p.id
        where p.id > $1 order by p.id limit $2`,
      [last, look],
    );
    for (const { id, number } of rows) {
      if (members[number] === 1) found.push(id);
      if (found.length === limit) return found;
    }
    const end = rows.at(-1);
    if (rows.length < look || !end) return found;
    last = end.id;
  }
}

async function fewMembers(
  client: PoolClient,
  members: Uint8Array,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from cdp.identifiers where number = any($1::integer[]) and id > $2
      order by id limit $3`,
    [numbersOf(members), after, limit],
  );
  return rows.map(({ id }) => id);
}

/** The numbers of members. */
export function numbersOf(members: Uint8Array): number[] {
  const numbers: number[] = [];
  for (let number = 1; number < members.length; number += 1) {
    if (members[number] === 1) numbers.push(number);
  }
  return numbers;
}
