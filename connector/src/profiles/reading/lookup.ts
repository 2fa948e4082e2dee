import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { type ProfileLookupReply, profileLookupReplySchema } from 'strapi-cdp-config';
import { compareIdentifiers, type Identifier } from '../../identity/index.ts';
import type { Platform } from '../../platform.ts';
import { type LiveComputations, rememberComputations, type StateRow } from '../computed/index.ts';
import {
  mergeTraits,
  type TraitRanking,
  type TraitSet,
  traitRanking,
  valuesOf,
} from '../traits/trait-set.ts';

/** Finds the profile that an identifier belongs to. */
export type FindProfile = (identifier: Identifier) => Promise<ProfileLookupReply | undefined>;

/** An identifier of the profile, with what hangs on it. */
interface Row extends Identifier {
  profileId: string;
  seen: boolean;
  traits: TraitSet | null;
  state: StateRow[] | null;
}

/**
 * Makes what programs look profiles up with, thousands of times a second: one prepared statement
 * each. A computed trait that is added or removed shows within a second.
 */
export function profileLookup({
  database,
  pool,
  configuration,
  clock,
}: Pick<Platform, 'database' | 'pool' | 'configuration' | 'clock'>): FindProfile {
  const ranking = traitRanking(configuration);
  const liveComputations = rememberComputations(database, clock);
  const statements = new WeakMap<LiveComputations, Statement>();
  return async ({ type, value }) => {
    const computations = await liveComputations();
    const statement = statements.get(computations) ?? prepare(database, computations);
    statements.set(computations, statement);
    const { name, text, values } = statement;
    const { rows } = await pool.query<Row>({ name, text, values: [...values, type, value] });
    return toReply(rows, computations, ranking, clock());
  };
}

/** A statement that asks for one profile after the other. */
interface Statement {
  name: string;
  text: string;
  /** What stays the same; the type and the value of the identifier come after it. */
  values: unknown[];
}

function prepare(database: Platform['database'], computations: LiveComputations): Statement {
  const { sql: text, parameters } = queryFor({ type: '', value: '' }, computations).compile(
    database,
  );
  const name = `cdp-profile-${hash('md5', text, 'base64')}`;
  return { name, text, values: parameters.slice(0, -2) };
}

/** The identifier comes last: see {@link Statement}. */
function queryFor({ type, value }: Identifier, computations: LiveComputations) {
  return sql<Row>`
    select i.profile_id as "profileId", i.type, i.value, i.first_seen_at is not null as seen,
      (select traits from cdp.traits where identifier_id = i.id) as traits,
      ${computations.state(sql`i.id`)} as state
    from cdp.identifiers i
    where i.profile_id = (
      select profile_id from cdp.identifiers where type = ${type} and value = ${value}
    )
  `;
}

/** An identifier that only an alias mentioned is no part of what is known of anybody. */
function toReply(
  rows: Row[],
  computations: LiveComputations,
  ranking: TraitRanking,
  now: Date,
): ProfileLookupReply | undefined {
  const seen = rows.filter((row) => row.seen).sort(compareIdentifiers);
  if (!seen[0]) return undefined;
  const traits = mergeTraits(ranking, ...rows.map((row) => row.traits ?? {}));
  return profileLookupReplySchema.parse({
    id: seen[0].profileId,
    identifiers: seen.map(({ type, value }) => ({ type, value })),
    traits: valuesOf(traits),
    computed: computations.values(
      rows.flatMap(({ state }) => state ?? []),
      now,
    ),
  });
}
