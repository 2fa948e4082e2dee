import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/index.ts';
import { compareIdentifiers } from '../../identity/index.ts';
import { mergeTraits, type TraitRanking, type TraitSet } from '../traits/trait-set.ts';

/** An identifier of a profile, with what hangs on it. */
export interface IdentityRow {
  id: string;
  profileId: string;
  /** When the profile came into being. */
  createdAt: Date;
  type: string;
  value: string;
  source: string;
  /** Null while only an alias mentioned it. */
  firstSeenAt: Date | null;
  lastSeenAt: Date | null;
  events: number;
  traits: TraitSet | null;
}

/** Everything of one profile, its identifiers in order of strength. */
export interface Identities {
  /** Those that were seen. */
  seen: (IdentityRow & { firstSeenAt: Date; lastSeenAt: Date })[];
  /** Ids of all identifiers. */
  ids: string[];
  /** Traits of all identifiers together, without those that were removed. */
  traits: TraitSet;
}

/** Reads profiles with all their identifiers and traits, by the ids that they have now. */
export async function readIdentities(
  database: Kysely<Database>,
  profileIds: string[],
  ranking: TraitRanking,
): Promise<Map<string, Identities>> {
  if (profileIds.length === 0) return new Map();
  const { rows } = await sql<IdentityRow>`
    select i.id, i.profile_id as "profileId", p.created_at as "createdAt", i.type, i.value, i.source,
      i.first_seen_at as "firstSeenAt", i.last_seen_at as "lastSeenAt",
      i.event_count::float8 as events, t.traits
    from unnest(${profileIds}::uuid[]) as asked (id)
    -- The offsets have each looked up by itself: else tables are read whole for a few profiles.
    cross join lateral (select * from cdp.profiles where id = asked.id offset 0) as p
    cross join lateral (select * from cdp.identifiers where profile_id = p.id offset 0) as i
    left join lateral (
      select traits from cdp.traits where identifier_id = i.id offset 0
    ) as t on true
  `.execute(database);
  const groups = Map.groupBy(rows, ({ profileId }) => profileId);
  return new Map([...groups].map(([profileId, group]) => [profileId, unite(group, ranking)]));
}

function unite(rows: IdentityRow[], ranking: TraitRanking): Identities {
  const traits = mergeTraits(ranking, ...rows.map((row) => row.traits ?? {}));
  return {
    seen: rows.filter(wasSeen).sort(compareIdentifiers),
    ids: rows.map(({ id }) => id),
    traits: Object.fromEntries(Object.entries(traits).filter(([, { value }]) => value !== null)),
  };
}

function wasSeen(row: IdentityRow): row is Identities['seen'][number] {
  return row.firstSeenAt !== null && row.lastSeenAt !== null;
}

/** The id that a profile has now, by any id that it or a profile merged into it ever had. */
export async function presentIdOf(
  database: Kysely<Database>,
  id: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('identifiers')
    .select('profile_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.profile_id;
}
