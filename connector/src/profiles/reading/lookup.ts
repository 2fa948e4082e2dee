import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { type ProfileLookupReply, profileLookupReplySchema } from 'strapi-cdp-config';
import { compareIdentifiers, type Identifier } from '../../identity/index.ts';
import type { Platform } from '../../platform.ts';
import { type LiveComputations, rememberComputations, type TotalsRow } from '../computed/index.ts';
import {
  mergeTraits,
  type TraitRanking,
  type TraitSet,
  traitRanking,
} from '../traits/trait-set.ts';

/** Finds the profile that an identifier belongs to. */
export type FindProfile = (identifier: Identifier) => Promise<ProfileLookupReply | undefined>;

/** Everything of one profile in one row, as one way to the database brings it. */
interface Row {
  id: string;
  identifiers: (Identifier & { seen: boolean; traits: TraitSet | null })[] | null;
  totals: TotalsRow[] | null;
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
  const names = new WeakMap<LiveComputations, string>();
  return async (identifier) => {
    const computations = await liveComputations();
    const { sql: text, parameters } = queryFor(identifier, computations, clock()).compile(database);
    const name = names.get(computations) ?? `cdp-profile-${hash('md5', text, 'base64')}`;
    names.set(computations, name);
    const { rows } = await pool.query<Row>({ name, text, values: [...parameters] });
    return rows[0] && toReply(rows[0], computations, ranking);
  };
}

function queryFor({ type, value }: Identifier, computations: LiveComputations, now: Date) {
  return sql<Row>`
    with asked as materialized (
      select profile_id from cdp.identifiers where type = ${type} and value = ${value}
    )
    select asked.profile_id as id,
      (
        select json_agg(json_build_object('type', i.type, 'value', i.value,
          'seen', i.first_seen_at is not null, 'traits', t.traits))
        from cdp.identifiers i left join cdp.traits t on t.identifier_id = i.id
        where i.profile_id = asked.profile_id
      ) as identifiers,
      ${computations.totals(sql`i.profile_id = (select profile_id from asked)`, now)} as totals
    from asked
  `;
}

/** An identifier that only an alias mentioned is no part of what is known of anybody. */
function toReply(
  { id, identifiers, totals }: Row,
  computations: LiveComputations,
  ranking: TraitRanking,
): ProfileLookupReply | undefined {
  const all = identifiers ?? [];
  const seen = all.filter((one) => one.seen).sort(compareIdentifiers);
  if (seen.length === 0) return undefined;
  const traits = mergeTraits(ranking, ...all.map((one) => one.traits ?? {}));
  return profileLookupReplySchema.parse({
    id,
    identifiers: seen.map(({ type, value }) => ({ type, value })),
    traits: Object.fromEntries(
      Object.entries(traits).flatMap(([name, { value }]) =>
        value === null ? [] : [[name, value]],
      ),
    ),
    computed: computations.values(totals),
  });
}
