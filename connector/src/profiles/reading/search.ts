import { type Kysely, sql } from 'kysely';
import {
  type ProfileSummary,
  type ProfilesPage,
  type ProfilesQuery,
  paginate,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { IDENTITY_RULES } from '../../identity/index.ts';
import { isKnown, labelOf } from '../label.ts';
import { type Identities, readIdentities } from './identities.ts';

/** Sorts behind every other character. */
const LAST_CHARACTER = '\u{10FFFF}';

/** Lists the newest profiles, or those with an identifier that begins with the query. */
export async function searchProfiles(
  database: Kysely<Database>,
  query: ProfilesQuery,
): Promise<ProfilesPage> {
  const { page, pageSize } = query;
  const matching = matches(query.query);
  const counted = await sql<{ total: number }>`
    select count(*)::float8 as total from cdp.profiles p where ${matching}
  `.execute(database);
  const { rows } = await sql<{ id: string }>`
    select p.id from cdp.profiles p where ${matching}
    order by p.created_at desc, p.id desc
    limit ${pageSize} offset ${(page - 1) * pageSize}
  `.execute(database);
  const ids = rows.map(({ id }) => id);
  const identities = await readIdentities(database, ids);
  return {
    items: ids.flatMap((id) => {
      const found = identities.get(id);
      return found ? summarize(id, found) : [];
    }),
    pagination: paginate(query, counted.rows[0]?.total ?? 0),
  };
}

/** A condition on a profile `p`. One range of the unique index for each type of identifier. */
function matches(query: string) {
  if (query === '') return sql`true`;
  const types = Object.entries(IDENTITY_RULES);
  // PostgreSQL knows no NUL, so no identifier has one.
  const prefixes = types.map(([, { caseInsensitive }]) =>
    (caseInsensitive ? query.toLowerCase() : query).replaceAll('\0', LAST_CHARACTER),
  );
  return sql`p.id in (
    select i.profile_id
    from unnest(
      ${types.map(([type]) => type)}::text[], ${prefixes}::text[],
      ${prefixes.map((prefix) => prefix + LAST_CHARACTER)}::text[]
    ) as sought (type, first, last)
    join cdp.identifiers i
      on i.type = sought.type and i.value >= sought.first and i.value < sought.last
    where i.first_seen_at is not null
  )`;
}

function summarize(id: string, { seen, traits }: Identities): ProfileSummary[] {
  const [first] = seen;
  if (!first) return [];
  const values = Object.fromEntries(
    Object.entries(traits).map(([name, { value }]) => [name, value]),
  );
  return [
    {
      id,
      label: labelOf(values, seen),
      known: isKnown(seen),
      identifiers: seen.map(({ type, value }) => ({ type, value })),
      createdAt: first.createdAt.toISOString(),
      lastSeenAt: latest(seen).toISOString(),
    },
  ];
}

/** When a customer was last seen, by any identifier. */
export function latest(seen: Identities['seen']): Date {
  return new Date(Math.max(...seen.map(({ lastSeenAt }) => lastSeenAt.getTime())));
}
