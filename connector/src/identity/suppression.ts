import { createHmac } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { EventIdentity } from './event-identity.ts';
import type { Identifier } from './identifier.ts';
import { ANONYMOUS_ID, USER_ID } from './rules.ts';
import { nameOf } from './sighting.ts';

/*
 * Of whoever wants nothing to be kept, only hashes of the identifiers are: HMAC-SHA-256 with a random
 * key that the database has and a copy of this table alone does not.
 */

/** Hashes identifiers. The same one always has the same hash in one database. */
export async function hashIdentifiers(
  database: Kysely<Database>,
  identifiers: Identifier[],
): Promise<Buffer[]> {
  const { key } = await database.selectFrom('privacy_key').select('key').executeTakeFirstOrThrow();
  return identifiers.map((identifier) => hashWith(key, identifier));
}

function hashWith(key: Buffer, identifier: Identifier): Buffer {
  return createHmac('sha256', key).update(nameOf(identifier)).digest();
}

/**
 * Lets nothing in any more that carries one of these identifiers. The transaction must hold the lock
 * of `lockIdentities`, so that no batch is under way that looked before.
 */
export async function suppressIdentifiers(
  transaction: Transaction<Database>,
  hashes: Buffer[],
  requestId: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into cdp.suppressed_identifiers (hash, request_id, suppressed_at)
    select hash, ${requestId}, ${now} from unnest(${hashes}::bytea[]) as hash
    on conflict (hash) do nothing
  `.execute(transaction);
}

/**
 * Lets these identifiers in again, and with them all that were suppressed by the same requests: an
 * event carries several, and one that stayed behind would still drop it.
 *
 * @returns identifiers that are let in
 */
export async function unsuppressIdentifiers(
  transaction: Transaction<Database>,
  hashes: Buffer[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from cdp.suppressed_identifiers where request_id in (
      select request_id from cdp.suppressed_identifiers where hash = any(${hashes}::bytea[])
    )
  `.execute(transaction);
  return Number(numAffectedRows ?? 0);
}

/** Since when one of these identifiers is suppressed; null when none is. */
export async function suppressedSince(
  database: Kysely<Database>,
  hashes: Buffer[],
): Promise<Date | null> {
  const { rows } = await sql<{ since: Date | null }>`
    select min(suppressed_at) as since from cdp.suppressed_identifiers
    where hash = any(${hashes}::bytea[])
  `.execute(database);
  return rows[0]?.since ?? null;
}

/**
 * Leaves out what names somebody who is suppressed, be it among others. Costs one look where nobody
 * is. The transaction must hold the lock of `lockIdentities`.
 */
export async function withoutSuppressed<Item extends { identity: EventIdentity }>(
  transaction: Transaction<Database>,
  items: Item[],
): Promise<Item[]> {
  const { rows } = await sql<{ key: Buffer }>`
    select key from cdp.privacy_key where exists (select from cdp.suppressed_identifiers)
  `.execute(transaction);
  const key = rows[0]?.key;
  if (!key || items.length === 0) return items;
  const named = new Map(
    items.flatMap(({ identity }) => allOf(identity)).map((one) => [nameOf(one), one]),
  );
  const hashes = new Map([...named].map(([name, one]) => [name, hashWith(key, one)]));
  const found = await sql<{ hash: Buffer }>`
    select hash from cdp.suppressed_identifiers where hash = any(${[...hashes.values()]}::bytea[])
  `.execute(transaction);
  const suppressed = new Set(found.rows.map(({ hash }) => hash.toString('hex')));
  const isSuppressed = (one: Identifier) =>
    suppressed.has(hashes.get(nameOf(one))?.toString('hex') ?? '');
  return items.filter(({ identity }) => !allOf(identity).some(isSuppressed));
}

/** An alias does not say of which kind its previous id is. */
function allOf({ identifiers, previousId: value }: EventIdentity): Identifier[] {
  if (value === undefined) return identifiers;
  return [...identifiers, { type: ANONYMOUS_ID, value }, { type: USER_ID, value }];
}
