import { type Kysely, sql } from 'kysely';
import { type Merges, mergesSchema } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { type MergeCause, mergeCauseSchema } from '../../identity/index.ts';
import { presentIdOf } from './identities.ts';

/** Merges that are told of one profile; the newest of more. */
const MOST_MERGES = 100;

interface MergeRow {
  id: string;
  mergedAt: Date;
  keptIds: string[];
  movedIds: string[];
  cause: unknown;
  splitId: string | null;
  splitBy: string | null;
  splitAt: Date | null;
}

interface Named {
  id: string;
  profileId: string;
  type: string;
  value: string;
}

/**
 * Reads the log of the merges that made a profile, or that it was split from, newest first, by any id
 * that it ever had.
 */
export async function readMerges(
  database: Kysely<Database>,
  anyId: string,
): Promise<Merges | undefined> {
  const profileId = await presentIdOf(database, anyId);
  if (profileId === undefined) return undefined;
  const { rows } = await sql<MergeRow>`
    with own as (select id from cdp.identifiers where profile_id = ${profileId}),
    concerned as (
      select m.* from cdp.merges m join own on m.winner_id = own.id
      union
      select m.* from cdp.merges m join own on m.loser_id = own.id
    )
    select m.id, m.merged_at as "mergedAt", m.kept_ids as "keptIds",
      m.identifier_ids as "movedIds", m.cause, s.id as "splitId", s.separated_by as "splitBy",
      s.separated_at as "splitAt"
    from concerned m
    left join cdp.separations s on s.merge_id = m.id and s.reunited_at is null
    order by m.merged_at desc, m.id desc limit ${MOST_MERGES}
  `.execute(database);
  const merges = rows.map((row) => ({ ...row, cause: mergeCauseSchema.parse(row.cause) }));
  const names = await readNames(
    database,
    merges.flatMap(({ keptIds, movedIds, cause }) => [
      ...keptIds,
      ...movedIds,
      ...(cause.kind === 'evidence' ? cause.identifierIds : []),
    ]),
  );
  const namesOf = (ids: string[]) => ids.flatMap((id) => names.get(id) ?? []);
  const profilesOf = (ids: string[]) => new Set(namesOf(ids).map((named) => named.profileId));
  return mergesSchema.parse({
    items: merges.map(({ id, mergedAt, keptIds, movedIds, cause, splitId, splitBy, splitAt }) => {
      const kept = profilesOf(keptIds);
      const together = [...profilesOf(movedIds)].some((one) => kept.has(one));
      return {
        id,
        mergedAt: mergedAt.toISOString(),
        kept: namesOf(keptIds).map(toName),
        moved: namesOf(movedIds).map(toName),
        reason: toReason(cause, namesOf),
        state: splitId ? 'split' : together ? 'together' : 'apart',
        split: splitId && splitAt ? { id: splitId, by: splitBy, at: splitAt.toISOString() } : null,
      };
    }),
  });
}

function toReason(cause: MergeCause, namesOf: (ids: string[]) => Named[]) {
  if (cause.kind !== 'evidence') return cause;
  const { identifierIds, at, ...said } = cause;
  return {
    ...said,
    at: new Date(at).toISOString(),
    identifiers: namesOf(identifierIds).map(toName),
  };
}

function toName({ type, value }: Named) {
  return { type, value };
}

async function readNames(database: Kysely<Database>, ids: string[]): Promise<Map<string, Named>> {
  const { rows } = await sql<Named>`
    select id, profile_id as "profileId", type, value from cdp.identifiers
    where id = any(${[...new Set(ids)]}::uuid[])
  `.execute(database);
  return new Map(rows.map((row) => [row.id, row]));
}
