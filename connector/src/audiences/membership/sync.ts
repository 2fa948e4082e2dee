import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { lockIdentities } from '../../identity/index.ts';
import { lockMemberships } from '../lock.ts';
import { addComputation, addFailed, type NewRule, restartComputation } from './computations.ts';
import { type RuleAtWork, rulesAtWork } from './rules-at-work.ts';

/** What an audience is to be computed by. */
export interface WantedRule extends NewRule {
  /** Why it cannot be, such as an audience in it that is not there; else null. */
  fault: string | null;
}

export interface SyncOptions {
  now: Date;
  /** Whether what is not wanted was removed; false while not all definitions are known. */
  complete: boolean;
  /** Gives those that failed another try. */
  retry: boolean;
}

/** What is left to do after rules were brought in step. */
export interface SyncOutcome {
  /** Numbers of the rules that have to be computed. */
  computing: number[];
  /** Numbers of the rules of audiences that were removed. */
  removed: number[];
}

/**
 * Brings rules in step with what editors wrote. A changed rule, or one that relies on something that
 * changed, is computed aside, and the one in force stays until it is whole; a change that is taken
 * back costs nothing.
 */
export async function syncRules(
  database: Kysely<Database>,
  wanted: WantedRule[],
  { now, complete, retry }: SyncOptions,
): Promise<SyncOutcome> {
  return database.transaction().execute(async (transaction) => {
    // Between two batches of events: each of them sees the rule and leaves a touch, or is seen by it.
    await lockIdentities(transaction);
    await lockMemberships(transaction);
    const rowsOf = Map.groupBy(await rulesAtWork(transaction), ({ audience }) => audience);
    for (const rule of wanted) {
      await syncRule(transaction, rule, rowsOf.get(rule.audience) ?? [], { now, retry });
      rowsOf.delete(rule.audience);
    }
    const computing = (await rulesAtWork(transaction)).filter(({ state }) => state === 'computing');
    return {
      computing: computing.map(({ id }) => id),
      removed: complete ? [...rowsOf.values()].flat().map(({ id }) => id) : [],
    };
  });
}

async function syncRule(
  transaction: Transaction<Database>,
  wanted: WantedRule,
  rows: RuleAtWork[],
  { now, retry }: Pick<SyncOptions, 'now' | 'retry'>,
): Promise<void> {
  const same = rows.filter(
    (row) => isSame(row, wanted) && (wanted.fault === null || row.error === wanted.fault),
  );
  await dropNext(
    transaction,
    rows.filter((row) => !same.includes(row) && row.state !== 'live'),
  );
  await renumber(transaction, same, wanted.version);
  const live = same.find(({ state }) => state === 'live');
  const next = same.find(({ state }) => state !== 'live');
  if (!live && !next) {
    if (wanted.fault === null) await addComputation(transaction, wanted, now);
    else await addFailed(transaction, wanted, wanted.fault, now);
  } else if (retry && wanted.fault === null) {
    if (next?.state === 'failed') await restartComputation(transaction, next.id);
    else if (!next && live?.error) await addComputation(transaction, wanted, now);
  }
}

/** The database keeps JSON: no undefined, no order of keys. */
function isSame({ resolved }: RuleAtWork, wanted: WantedRule): boolean {
  return isDeepStrictEqual(resolved, JSON.parse(JSON.stringify(wanted.resolved)));
}

/** Nobody knows of members of a rule that never was in force. */
async function dropNext(transaction: Transaction<Database>, rows: RuleAtWork[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update cdp.audience_rules set state = 'retired'
    where id = any(${rows.map(({ id }) => id)}::integer[])
  `.execute(transaction);
}

/** A rule that was written differently and says the same is another version all the same. */
async function renumber(
  transaction: Transaction<Database>,
  rows: RuleAtWork[],
  version: number,
): Promise<void> {
  const ids = rows.filter((row) => row.version !== version).map(({ id }) => id);
  if (ids.length === 0) return;
  await sql`
    update cdp.audience_rules set version = ${version} where id = any(${ids}::integer[])
  `.execute(transaction);
}
