import { sql, type Transaction } from 'kysely';
import { column, type Database, momentColumn, momentOf, textColumn } from '../../database/index.ts';
import type { Link } from '../link.ts';
import type { SeenLink } from '../sighting.ts';

/** A link that is news: never seen before, or now known to be older than thought. */
export interface ChangedLink extends SeenLink {
  isNew: boolean;
}

interface LinkRow {
  identifier_id: string;
  key: string;
  others: string[];
  trusted: boolean;
  supersedes: string | null;
  at: Date;
}

const toLink = (row: LinkRow): Link => ({
  key: row.key,
  at: row.at.getTime(),
  members: [row.identifier_id, ...row.others],
  trusted: row.trusted,
  supersedes: row.supersedes,
});

/**
 * Records evidence and returns what is news of it. Most evidence repeats what is known, which is
 * therefore looked up first: an insert that finds a conflict writes to the row although it changes
 * nothing.
 */
export async function recordLinks(
  transaction: Transaction<Database>,
  links: SeenLink[],
): Promise<ChangedLink[]> {
  if (links.length === 0) return [];
  const { rows } = await sql<{ key: string; isNew: boolean }>`
    insert into cdp.links as known (identifier_id, key, others, trusted, supersedes, at)
    select seen.identifier_id, seen.key, seen.others::uuid[], seen.trusted, seen.supersedes,
      ${momentOf('seen.at')}
    from unnest(
      ${column(links.map(strongestOf), 'uuid')},
      ${column(
        links.map(({ key }) => key),
        'uuid',
      )},
      ${textColumn(links.map(({ members }) => `{${members.slice(1).join()}}`))},
      ${column(
        links.map(({ trusted }) => trusted),
        'boolean',
      )},
      ${column(
        links.map(({ supersedes }) => supersedes),
        'uuid',
      )},
      ${momentColumn(links.map(({ at }) => new Date(at)))}
    ) as seen (identifier_id, key, others, trusted, supersedes, at)
    left join cdp.links before on before.identifier_id = seen.identifier_id and before.key = seen.key
    where before.at is null or ${momentOf('seen.at')} < before.at
    on conflict (identifier_id, key) do update set at = excluded.at where excluded.at < known.at
    returning key, xmax = 0 as "isNew"
  `.execute(transaction);
  const news = new Map(rows.map(({ key, isNew }) => [key, isNew]));
  return links.flatMap((link) => {
    const isNew = news.get(link.key);
    return isNew === undefined ? [] : [{ ...link, isNew }];
  });
}

function strongestOf({ members: [first] }: Link): string | null {
  return first ?? null;
}

/** Reads all evidence whose strongest identifier is one of these profiles'. */
export async function linksOfProfiles(
  transaction: Transaction<Database>,
  profileIds: string[],
): Promise<Link[]> {
  if (profileIds.length === 0) return [];
  const { rows } = await sql<LinkRow>`
    select l.identifier_id, l.key, l.others, l.trusted, l.supersedes, l.at
    from cdp.identifiers i join cdp.links l on l.identifier_id = i.id
    where i.profile_id = any(${profileIds}::uuid[])
  `.execute(transaction);
  return rows.map(toLink);
}
