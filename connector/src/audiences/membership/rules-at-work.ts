import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/index.ts';
import type { ResolvedRule } from '../rules/resolved-rule.ts';

/** A rule that profiles are judged by, or will be. */
export interface RuleAtWork {
  id: number;
  audience: string;
  version: number;
  resolved: ResolvedRule;
  state: 'computing' | 'failed' | 'live';
  /** While it is computed: profiles up to this id are in, and no other. */
  upTo: string | null;
  done: number;
  total: number;
  /** Of a live one: it is no longer kept up to date. */
  error: string | null;
  liveAt: Date | null;
}

/** Reads the rules that are not retired, by audience, the older first. */
export async function rulesAtWork(database: Kysely<Database>): Promise<RuleAtWork[]> {
  const { rows } = await sql<Omit<RuleAtWork, 'resolved'> & { digest: string }>`
    select id, audience, version, state, up_to as "upTo", profiles_done::float8 as done,
      profiles_total::float8 as total, error, live_at as "liveAt", md5(resolved::text) as digest
    from cdp.audience_rules where state <> 'retired' order by audience collate "C", id
  `.execute(database);
  const unknown = rows.filter(({ digest }) => !known.has(digest)).map(({ id }) => id);
  const read = new Map(
    (await readResolved(database, unknown)).map((row) => [row.id, row.resolved]),
  );
  if (known.size > MOST_KNOWN) known.clear();
  return rows.flatMap(({ digest, ...row }) => {
    const resolved = known.get(digest) ?? read.get(row.id);
    if (!resolved) return [];
    known.set(digest, resolved);
    return [{ ...row, resolved }];
  });
}

/** Whether a profile is judged by a rule at present, besides by its computation. */
export function covers({ state, upTo, error }: RuleAtWork, profileId: string): boolean {
  if (state === 'live') return error === null;
  return state === 'computing' && upTo !== null && profileId <= upTo;
}

/** Rules by the digest of their text: events come faster than definitions change. */
const known = new Map<string, ResolvedRule>();

/** Rules remembered at once. */
const MOST_KNOWN = 2_000;

async function readResolved(
  database: Kysely<Database>,
  ids: number[],
): Promise<{ id: number; resolved: ResolvedRule }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: number; resolved: ResolvedRule }>`
    select id, resolved from cdp.audience_rules where id = any(${ids}::integer[])
  `.execute(database);
  return rows;
}
