import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { MembershipCause } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';

/** Why a profile is looked at. */
export interface Reason {
  cause: MembershipCause;
  /** Kinds of the events that came, and nothing else happened; null where rules may say anything new. */
  events: Set<string> | null;
}

/** What waits to be looked at. */
export interface Taken {
  /** Profiles, and why they are looked at. */
  profiles: Map<string, Reason>;
  /** Ids that may have been profiles and are none, and why. */
  gone: Map<string, MembershipCause>;
  /** Whether the catalogue changed. */
  catalogue: boolean;
  /** Whether more may wait. */
  full: boolean;
  /** Seconds that the oldest touch waited; null when nothing was touched. */
  waited: number | null;
  /** Seconds that the oldest event has waited that is to become part of a profile. */
  behind: number;
}

/** How much is taken at once. */
export interface Share {
  /** Identifiers at most, and as many profiles whose time has come. */
  limit: number;
  /** False for profiles whose time has come alone. */
  touches?: boolean;
}

interface Touched {
  identifierId: string | null;
  cause: MembershipCause;
  events: string[] | null;
  waited: number;
}

/**
 * Takes the oldest touches with all others of the same identifiers, and profiles whose time has come:
 * who did much meanwhile is looked at once. What is not visible yet stays, and is
 * taken another time: whoever learned something of a profile left a touch in the same transaction.
 *
 */
export async function takeWork(
  transaction: Transaction<Database>,
  now: Date,
  { limit, touches = true }: Share,
): Promise<Taken> {
  const touched = touches ? await takeTouched(transaction, limit) : [];
  const due = await readDue(transaction, now, limit);
  const reasons = new Map<string, Reason>();
  for (const { identifierId, cause, events } of touched) {
    if (identifierId === null) continue;
    addReason(reasons, identifierId, { cause, events: events && new Set(events) });
  }
  for (const id of due) addReason(reasons, id, { cause: 'time', events: null });
  return {
    ...(await assign(transaction, reasons)),
    catalogue: touched.some(({ identifierId }) => identifierId === null),
    full: touched.length >= limit || due.length >= limit,
    waited: touched.length > 0 ? Math.max(...touched.map(({ waited }) => waited)) : null,
    behind: await readBehind(transaction),
  };
}

/** The first cause counts, and all that happened. */
function addReason(reasons: Map<string, Reason>, id: string, { cause, events }: Reason): void {
  const known = reasons.get(id);
  if (!known) reasons.set(id, { cause, events });
  else known.events = known.events && events && new Set([...known.events, ...events]);
}

async function takeTouched(transaction: Transaction<Database>, limit: number): Promise<Touched[]> {
  const oldest = await deleteTouches(
    transaction,
    sql`id in (select id from cdp.audience_touched order by id limit ${limit})`,
  );
  // Fewer than that are all that there are.
  if (oldest.length < limit) return oldest;
  const identifierIds = oldest.flatMap(({ identifierId }) => identifierId ?? []);
  const others = await deleteTouches(
    transaction,
    sql`identifier_id = any(${[...new Set(identifierIds)]}::uuid[])`,
  );
  return [...oldest, ...others];
}

/** @returns the touches that were deleted, the oldest first */
async function deleteTouches(
  transaction: Transaction<Database>,
  condition: RawBuilder<unknown>,
): Promise<Touched[]> {
  const { rows } = await sql<Touched>`
    with taken as (
      delete from cdp.audience_touched where ${condition}
      returning id, identifier_id, cause, events, touched_at
    )
    select identifier_id as "identifierId", cause, events,
      extract(epoch from clock_timestamp() - touched_at)::float8 as waited
    from taken order by id
  `.execute(transaction);
  return rows;
}

async function readBehind(transaction: Transaction<Database>): Promise<number> {
  const { rows } = await sql<{ behind: number }>`
    select extract(epoch from clock_timestamp() - received_at)::float8 as behind
    from cdp.inbox order by id limit 1
  `.execute(transaction);
  return rows[0]?.behind ?? 0;
}

async function readDue(
  transaction: Transaction<Database>,
  now: Date,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select profile_id as id from cdp.audience_due where due_at <= ${now}
    order by due_at limit ${limit}
  `.execute(transaction);
  return rows.map(({ id }) => id);
}

/** Finds the profiles that have identifiers now, and which of the ids are no profile's. */
async function assign(
  transaction: Transaction<Database>,
  reasons: Map<string, Reason>,
): Promise<Pick<Taken, 'profiles' | 'gone'>> {
  const profiles = new Map<string, Reason>();
  const gone = new Map<string, MembershipCause>();
  if (reasons.size === 0) return { profiles, gone };
  const { rows } = await sql<{ id: string; profileId: string | null; isProfile: boolean }>`
    select touched.id, p.id as "profileId", coalesce(p.id = touched.id, false) as "isProfile"
    from unnest(${[...reasons.keys()]}::uuid[]) as touched (id)
    left join cdp.identifiers i on i.id = touched.id
    left join cdp.profiles p on p.id = i.profile_id and p.identifier_types <> '{}'
  `.execute(transaction);
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const [id, reason] of reasons) {
    const { profileId, isProfile } = found.get(id) ?? { profileId: null, isProfile: false };
    if (profileId !== null) addReason(profiles, profileId, reason);
    // The cause of whom nobody has any more is not that of whoever has the identifier now.
    if (!isProfile) gone.set(id, profileId === null ? 'erased' : 'identity');
  }
  return { profiles, gone };
}
