import { type Kysely, sql } from 'kysely';
import type {
  ProfileSummary,
  ProfilesFilter,
  ProfilesPage,
  ProfilesQuery,
  ProfilesTotal,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { HttpProblem } from '../../server/index.ts';
import { isKnown, labelOf } from '../label.ts';
import type { TraitRanking } from '../traits/trait-set.ts';
import { type Identities, readIdentities } from './identities.ts';
import { matchingProfiles } from './matching.ts';

/** Profiles that are counted; there may be more. */
const MOST_COUNTED = 10_000;

/** What a list is sorted by, each with an index of its own. */
const COLUMNS = { createdAt: 'created_at', lastSeenAt: 'last_seen_hour' } as const;

interface Row {
  id: string;
  at: Date;
}

/**
 * Lists profiles, a page at a time. Pages begin where another ends, so the last costs what the first
 * does.
 *
 * @throws HttpProblem 400 for a position that is none
 */
export async function searchProfiles(
  database: Kysely<Database>,
  query: ProfilesQuery,
  ranking: TraitRanking,
): Promise<ProfilesPage> {
  const { after, before, pageSize } = query;
  const rows = await readRows(database, query);
  const isMore = rows.length > pageSize;
  const shown = rows.slice(0, pageSize);
  if (before !== undefined) shown.reverse();
  const ids = shown.map(({ id }) => id);
  const identities = await readIdentities(database, ids, ranking);
  return {
    items: ids.flatMap((id) => {
      const found = identities.get(id);
      return found ? summarize(id, found) : [];
    }),
    previous: (before === undefined ? after !== undefined : isMore) ? positionOf(shown[0]) : null,
    next: (before === undefined ? isMore : true) ? positionOf(shown.at(-1)) : null,
  };
}

async function readRows(database: Kysely<Database>, query: ProfilesQuery): Promise<Row[]> {
  const { sort, after, before, pageSize } = query;
  const [field, order] = sort.split(':') as [keyof typeof COLUMNS, 'asc' | 'desc'];
  const column = sql.raw(`p.${COLUMNS[field]}`);
  // A page before another is read away from it, and turned round.
  const descends = (order === 'desc') === (before === undefined);
  const direction = sql.raw(descends ? 'desc' : 'asc');
  const bound = before ?? after;
  const position =
    bound === undefined ? undefined : parsePosition(bound, before ? 'before' : 'after');
  const beyond = position
    ? sql`and (${column}, p.id) ${sql.raw(descends ? '<' : '>')}
        (${position.at}::timestamptz, ${position.id}::uuid)`
    : sql``;
  const { rows } = await sql<Row>`
    select p.id, ${column} as at from cdp.profiles p where ${matchingProfiles(query)} ${beyond}
    order by ${column} ${direction}, p.id ${direction} limit ${pageSize + 1}
  `.execute(database);
  return rows;
}

/** Says how many profiles match, without counting a million of them. */
export async function countProfiles(
  database: Kysely<Database>,
  filter: ProfilesFilter,
): Promise<ProfilesTotal> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::float8 as total
    from (select from cdp.profiles p where ${matchingProfiles(filter)} limit ${MOST_COUNTED + 1}) as counted
  `.execute(database);
  const total = rows[0]?.total ?? 0;
  if (total < MOST_COUNTED) return { total, precision: 'exact' };
  const { query, known, source, seenSince } = filter;
  if (query || known || source || seenSince) return { total: MOST_COUNTED, precision: 'at-least' };
  const estimate = await sql<{ total: number }>`
    select reltuples::float8 as total from pg_class where oid = 'cdp.profiles'::regclass
  `.execute(database);
  return { total: Math.max(total, estimate.rows[0]?.total ?? 0), precision: 'estimate' };
}

function positionOf(row: Row | undefined): string | null {
  return row ? `${row.at.getTime()}.${row.id}` : null;
}

function parsePosition(text: string, path: string): { at: Date; id: string } {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  if (at && id) return { at: new Date(Number(at)), id };
  throw new HttpProblem(400, 'validation_failed', 'The request is not valid.', {
    details: [{ path, message: 'Use the next or previous of a page.' }],
  });
}

/** A profile as lists show it; none for one that was only mentioned. */
export function summarize(id: string, { seen, traits }: Identities): ProfileSummary[] {
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
