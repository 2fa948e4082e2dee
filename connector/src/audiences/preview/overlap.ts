import type { PoolClient } from 'pg';
import type { Preview } from 'strapi-cdp-config';
import { BoundedCache } from '../../event-columns/index.ts';

/** Bytes of memberships that are remembered: those of 250 audiences of a million people. */
const MEMORY = 64 * 1024 * 1024;

/** Changes that are taken one by one; after more, memberships are read anew. */
const MOST_CHANGES = 20_000;

/** Who is in an audience, a bit by the number of a profile, up to a change. */
interface Membership {
  bits: Uint8Array;
  sequence: number;
  bytes: number;
}

/** An audience in force, and its last change. */
interface LiveRule {
  id: number;
  audience: string;
  sequence: number;
}

/** Counts who is in audiences already. Remembers memberships, and keeps them right by what changed. */
export class Overlaps {
  readonly #known = new BoundedCache<Membership>(MEMORY);

  /**
   * How many members are in other audiences, the most first.
   *
   * @param client sees one moment
   * @param members 1 for members, by the number of a profile
   * @param edited an audience that is left out
   */
  async count(
    client: PoolClient,
    members: Uint8Array,
    edited: string | null,
  ): Promise<Preview['overlap']> {
    const { rows } = await client.query<LiveRule>(
      `select id, audience, coalesce((
          select max(sequence) from cdp.membership_changes c where c.audience = r.audience
        ), 0)::float8 as sequence
        from cdp.audience_rules r where state = 'live' and audience is distinct from $1`,
      [edited],
    );
    const found: Preview['overlap'] = [];
    for (const rule of rows) {
      const { bits } = await this.#membership(client, rule, members.length);
      found.push({ audience: rule.audience, count: countAmong(bits, members) });
    }
    return found
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || (a.audience < b.audience ? -1 : 1));
  }

  async #membership(client: PoolClient, rule: LiveRule, size: number): Promise<Membership> {
    const key = String(rule.id);
    const known = this.#known.get(key);
    if (known?.sequence === rule.sequence) return known;
    const isNear =
      known && known.sequence < rule.sequence && rule.sequence - known.sequence < MOST_CHANGES;
    const bits = isNear
      ? await changed(client, rule, known, size)
      : await readMembers(client, rule, size);
    const membership = { bits, sequence: rule.sequence, bytes: bits.length };
    this.#known.set(key, membership);
    return membership;
  }
}

async function readMembers(
  client: PoolClient,
  { id }: LiveRule,
  size: number,
): Promise<Uint8Array> {
  const { rows } = await client.query<{ numbers: Buffer | null }>(
    `select string_agg(int4send(i.number), ''::bytea) as numbers
      from cdp.memberships m join cdp.identifiers i on i.id = m.profile_id where m.rule_id = $1`,
    [id],
  );
  const bits = new Uint8Array((size >>> 3) + 1);
  const numbers = rows[0]?.numbers ?? Buffer.alloc(0);
  for (let at = 0; at < numbers.length; at += 4) put(bits, numbers.readUInt32BE(at), true);
  return bits;
}

async function changed(
  client: PoolClient,
  { audience, sequence }: LiveRule,
  known: Membership,
  size: number,
): Promise<Uint8Array> {
  const { rows } = await client.query<{ number: number; isIn: boolean }>(
    `select i.number, c.change = 'entered' as "isIn"
      from cdp.membership_changes c join cdp.identifiers i on i.id = c.profile_id
      where c.audience = $1 and c.sequence > $2 and c.sequence <= $3 order by c.sequence`,
    [audience, known.sequence, sequence],
  );
  const bits = new Uint8Array((size >>> 3) + 1);
  bits.set(known.bits.subarray(0, bits.length));
  for (const { number, isIn } of rows) put(bits, number, isIn);
  return bits;
}

function put(bits: Uint8Array, number: number, isIn: boolean): void {
  const bit = 1 << (number & 7);
  const byte = bits[number >>> 3] ?? 0;
  bits[number >>> 3] = isIn ? byte | bit : byte & ~bit;
}

function countAmong(bits: Uint8Array, members: Uint8Array): number {
  let count = 0;
  for (let number = 1; number < members.length; number += 1) {
    count += (members[number] as number) & ((bits[number >>> 3] as number) >>> (number & 7));
  }
  return count;
}
