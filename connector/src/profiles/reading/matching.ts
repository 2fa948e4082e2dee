import { type RawBuilder, sql } from 'kysely';
import type { ProfilesFilter } from 'strapi-cdp-config';
import { ANONYMOUS_ID, IDENTITY_RULES } from '../../identity/index.ts';
import { soughtWords } from '../traits/words.ts';

/** Sorts behind every other character. */
const LAST_CHARACTER = '\u{10FFFF}';

/**
 * Identifiers of each kind of match that a search looks at. A search that finds more wants another
 * letter, not another page.
 */
const MOST_MATCHES = 10_000;

/** A condition on a profile `p`: true for those that match all of a filter. */
export function matchingProfiles(filter: ProfilesFilter): RawBuilder<unknown> {
  const { query, known, source, seenSince } = filter;
  const anonymous = sql`(p.identifier_types <@ ${[ANONYMOUS_ID]}::text[])`;
  const conditions = [
    sql`p.identifier_types <> '{}'`,
    query === '' ? undefined : sql`p.id in (${profilesWith(query)})`,
    known === undefined ? undefined : known === 'known' ? sql`not ${anonymous}` : anonymous,
    source === undefined
      ? undefined
      : sql`exists (
          select from cdp.identifiers i where i.profile_id = p.id and i.source = ${source}
        )`,
    seenSince === undefined
      ? undefined
      : sql`p.last_seen_hour >= date_trunc('hour', ${seenSince}::timestamptz, 'UTC')`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== undefined),
    sql` and `,
  );
}

/** Finds profiles by the beginning of an identifier, or of words of a trait. */
function profilesWith(text: string) {
  // PostgreSQL knows no NUL, so nothing that it keeps has one.
  const query = text.toWellFormed().replaceAll('\0', LAST_CHARACTER);
  const named = /^(\w+)\s*[:=]\s*(\S.*)$/s.exec(query);
  const [, name = '', value = ''] = named ?? [];
  const types = Object.entries(IDENTITY_RULES)
    .filter(([type]) => !named || !(name in IDENTITY_RULES) || type === name)
    .map(([type, { caseInsensitive }]) => {
      const prefix = named && type === name ? value : query;
      return { type, prefix: caseInsensitive ? prefix.toLowerCase() : prefix };
    });
  const words = soughtWords(query).map(
    (word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`,
  );
  // One range of the unique index for each type of identifier. They are not joined with a list of
  // ranges: PostgreSQL could not tell how few rows one has, and would read the whole table instead.
  const ranges = types.map(
    ({ type, prefix }) => sql`
      (select i.profile_id from cdp.identifiers i
      where i.type = ${type} and i.value >= ${prefix} and i.value < ${prefix + LAST_CHARACTER}
        and i.first_seen_at is not null
      limit ${MOST_MATCHES})`,
  );
  // One look at the index of words; a limit of its own would make PostgreSQL pass over the index.
  return sql`
    ${sql.join(ranges, sql` union all `)}
    union
    (with worded as materialized (
      select identifier_id from cdp.trait_words where words @@ ${words.join(' & ')}::tsquery
    )
    select i.profile_id from (select * from worded limit ${MOST_MATCHES}) as bounded
    join cdp.identifiers i on i.id = bounded.identifier_id)
  `;
}
