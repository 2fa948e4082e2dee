import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import type { ResolvedRule } from '../rules/resolved-rule.ts';

/** A rule of an audience that is to be computed. */
export interface NewRule {
  audience: string;
  version: number;
  resolved: ResolvedRule;
}

/** Adds a rule that is to be computed, beside the one in force. @returns its number */
export async function addComputation(
  transaction: Transaction<Database>,
  { audience, version, resolved }: NewRule,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into cdp.audience_rules (audience, version, resolved, state, created_at, profiles_total)
    select ${audience}, ${version}, ${JSON.stringify(resolved)}::jsonb, 'computing', ${now},
      greatest(0, reltuples)
    from pg_class where oid = 'cdp.profiles'::regclass
    returning id
  `.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error('A rule that was just added is not there.');
  return row.id;
}

/** Adds a rule that cannot be computed, beside the one in force, so that the reason is seen. */
export async function addFailed(
  transaction: Transaction<Database>,
  { audience, version, resolved }: NewRule,
  reason: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into cdp.audience_rules (audience, version, resolved, state, created_at, error)
    values (${audience}, ${version}, ${JSON.stringify(resolved)}::jsonb, 'failed', ${now}, ${reason})
  `.execute(transaction);
}

/** Begins the computation of a rule anew: of one that failed, above all. */
export async function restartComputation(
  transaction: Transaction<Database>,
  id: number,
): Promise<void> {
  await sql`
    update cdp.audience_rules
    set state = 'computing', error = null, up_to = null, profiles_done = 0
    where id = ${id} and state in ('computing', 'failed')
  `.execute(transaction);
}

/** Notes why a computation was given up. It stays so until its rule changes, or another try. */
export async function markFailed(
  database: Kysely<Database>,
  id: number,
  reason: string,
): Promise<void> {
  await sql`
    update cdp.audience_rules set state = 'failed', error = ${reason}
    where id = ${id} and state = 'computing'
  `.execute(database);
}
