import { type Kysely, sql } from 'kysely';
import { type Clearance, readClearances } from '../../consent/index.ts';
import type { Database } from '../../database/index.ts';
import {
  type LiveComputations,
  readIdentities,
  type StateRow,
  type TraitRanking,
  valuesOf,
} from '../../profiles/index.ts';

/** What can be told of somebody. */
export interface ToldPerson {
  /** The id that the profile has now. */
  profileId: string;
  /** By type, the one seen last. */
  identifiers: ReadonlyMap<string, string>;
  /** Values by name. */
  traits: Record<string, unknown>;
  /** Values by identifier of the computed trait. */
  computed: Record<string, unknown>;
  /** Whether they may be reached at all. */
  clearance: Clearance;
  /** Whether they are in the audience at present. */
  isMember: boolean;
}

/** What reading takes. */
export interface Reading {
  database: Kysely<Database>;
  ranking: TraitRanking;
  computations: LiveComputations;
  now: Date;
}

/**
 * Reads people as they are at present, by any id that their profile ever had; nothing for those who are
 * gone.
 *
 * @param anyIds ids of profiles, or of former ones
 */
export async function readPeople(
  reading: Reading,
  anyIds: string[],
  audience: string,
): Promise<Map<string, ToldPerson>> {
  const { database, ranking } = reading;
  const { rows } = await sql<{ asked: string; id: string; isMember: boolean }>`
    select i.id as asked, i.profile_id as id, exists (
      select from cdp.audience_rules r join cdp.memberships m on m.rule_id = r.id
      where r.audience = ${audience} and r.state = 'live' and m.profile_id = i.profile_id
    ) as "isMember"
    from cdp.identifiers i where i.id = any(${anyIds}::uuid[])
  `.execute(database);
  const ids = [...new Set(rows.map(({ id }) => id))];
  const [identities, clearances, computed] = await Promise.all([
    readIdentities(database, ids, ranking),
    readClearances(database, ids),
    readComputed(reading, ids),
  ]);
  return new Map(
    rows.flatMap(({ asked, id, isMember }) => {
      const found = identities.get(id);
      const clearance = clearances.get(id);
      if (!found || !clearance) return [];
      const seen = found.seen.toSorted((a, b) => a.lastSeenAt.getTime() - b.lastSeenAt.getTime());
      const person: ToldPerson = {
        profileId: id,
        identifiers: new Map(seen.map(({ type, value }) => [type, value])),
        traits: valuesOf(found.traits),
        computed: computed.get(id) ?? {},
        clearance,
        isMember,
      };
      return [[asked, person]];
    }),
  );
}

async function readComputed(
  { database, computations, now }: Reading,
  ids: string[],
): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await sql<{ id: string; state: StateRow[] | null }>`
    select i.profile_id as id, ${computations.state(sql`i.id`)} as state
    from cdp.identifiers i where i.profile_id = any(${ids}::uuid[])
  `.execute(database);
  const groups = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    [...groups].map(([id, group]) => [
      id,
      computations.values(
        group.flatMap(({ state }) => state ?? []),
        now,
      ),
    ]),
  );
}
