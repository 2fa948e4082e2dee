import type { PoolClient } from 'pg';

/** Identifiers that one statement reads: some 10 MB. */
const AT_ONCE = 1_000_000;

/** Changes in a row that are taken one by one; after more, everybody is read anew. */
const MOST_CHANGES = 50_000;

/** The bit of all types that have none of their own. */
const LAST_BIT = 31;

/** Bytes of one identifier as the database sends it. */
const WIDTH = 9;

/**
 * Who is who: the profile that each identifier belongs to, by numbers. The number of a profile is that of
 * the identifier whose id it has. 0 is nobody.
 */
export class People {
  /** The number of the profile, by the number of an identifier. */
  profileOf = new Uint32Array(1);
  /** Which types of identifier were seen of a profile, a bit each; 0 for what is no profile. */
  masks = new Uint32Array(1);
  /** Types, by their bit. */
  readonly types: string[] = [];
  /** Profiles that somebody would see. */
  total = 0;
  /** Another whenever somebody became somebody else. */
  revision = 0;
  #typeOf = new Uint8Array(1);
  #seen = new Uint8Array(1);
  #lastNumber = 0;
  #lastChange = -1;

  /** One more than the greatest number. */
  get size(): number {
    return this.#lastNumber + 1;
  }

  /** Whether there are more types than bits: then some share one. */
  get isBeyond(): boolean {
    return this.types.length > LAST_BIT;
  }

  /** Bytes in memory. */
  get bytes(): number {
    return this.profileOf.length * 10;
  }

  /** Takes in what changed up to the present of a transaction. */
  async refresh(client: PoolClient): Promise<void> {
    const { rows } = await client.query<{ numbers: number[] | null; last: number; first: number }>(
      `select (select array_agg(distinct number) from (
          select number from cdp.identifier_changes where change > $1 limit $2
        ) as changed) as numbers,
        (select coalesce(max(change), 0)::float8 from cdp.identifier_changes) as last,
        (select coalesce(max(number), 0) from cdp.identifiers) as first`,
      [this.#lastChange, MOST_CHANGES],
    );
    const [found] = rows;
    if (!found) return;
    const { numbers, last, first: greatest } = found;
    // A database that was restored counts from before.
    const isAnew =
      this.#lastChange < 0 || last < this.#lastChange || last - this.#lastChange >= MOST_CHANGES;
    if (isAnew) this.#forget();
    const isNews = isAnew || numbers !== null || greatest > this.#lastNumber;
    this.#grow(greatest + 1);
    if (numbers && !isAnew) {
      for (const number of numbers) this.#set(number, 0, 0, 0);
      await this.#read(client, 'i.number = any($1::integer[])', [numbers]);
    }
    for (let from = this.#lastNumber; from < greatest; from += AT_ONCE) {
      const to = Math.min(from + AT_ONCE, greatest);
      await this.#read(client, 'i.number > $1 and i.number <= $2', [from, to]);
    }
    this.#lastNumber = Math.max(greatest, this.#lastNumber);
    this.#lastChange = last;
    if (isNews) this.#weigh();
  }

  #forget(): void {
    this.#lastNumber = 0;
    this.profileOf.fill(0);
    this.#seen.fill(0);
  }

  #grow(size: number): void {
    if (size <= this.profileOf.length) return;
    // Some room, so that not every newcomer moves everybody.
    const length = Math.ceil(size * 1.1) + 1_000;
    this.profileOf = grown(this.profileOf, new Uint32Array(length));
    this.#typeOf = grown(this.#typeOf, new Uint8Array(length));
    this.#seen = grown(this.#seen, new Uint8Array(length));
    this.masks = new Uint32Array(length);
  }

  async #read(client: PoolClient, where: string, parameters: unknown[]): Promise<void> {
    const { rows } = await client.query<{ type: string; identifiers: Buffer }>(
      `select i.type, string_agg(int4send(i.number) || int4send(p.number)
          || case when i.first_seen_at is null then '\\x00'::bytea else '\\x01'::bytea end, ''::bytea
        ) as identifiers
        from cdp.identifiers i join cdp.identifiers p on p.id = i.profile_id
        where ${where} group by i.type`,
      parameters,
    );
    for (const { type, identifiers } of rows) {
      const bit = this.#bitOf(type);
      for (let at = 0; at < identifiers.length; at += WIDTH) {
        const number = identifiers.readUInt32BE(at);
        this.#set(number, identifiers.readUInt32BE(at + 4), bit, identifiers[at + 8] ?? 0);
      }
    }
  }

  #set(number: number, profile: number, bit: number, seen: number): void {
    this.profileOf[number] = profile;
    this.#typeOf[number] = bit;
    this.#seen[number] = seen;
  }

  #bitOf(type: string): number {
    if (!this.types.includes(type)) this.types.push(type);
    return Math.min(this.types.indexOf(type), LAST_BIT);
  }

  /** Says anew which types profiles have. */
  #weigh(): void {
    const { masks, profileOf } = this;
    const seen = this.#seen;
    const typeOf = this.#typeOf;
    masks.fill(0);
    for (let number = 1; number < this.size; number += 1) {
      if (!seen[number]) continue;
      const profile = profileOf[number] ?? 0;
      if (profile > 0) masks[profile] = (masks[profile] ?? 0) | (1 << (typeOf[number] ?? 0));
    }
    this.total = 0;
    for (let number = 1; number < this.size; number += 1) if (masks[number]) this.total += 1;
    this.revision += 1;
  }
}

function grown<Items extends Uint32Array | Uint8Array>(from: Items, to: Items): Items {
  to.set(from);
  return to;
}
