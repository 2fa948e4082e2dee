import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { BUSY, withMembershipLock } from '../lock.ts';
import { addComputation } from './computations.ts';
import { interestsOf } from './interests.ts';
import { type RuleAtWork, rulesAtWork } from './rules-at-work.ts';

/** Milliseconds in which changes of the catalogue gather: they come by the thousand. */
const GATHERING = 10_000;

/** Notes that rules which look things up in the catalogue must be computed again. */
export async function noteCatalogueChange(
  transaction: Transaction<Database>,
  now: Date,
): Promise<void> {
  await sql`
    update cdp.audience_clock set catalogue_changed_at = ${now} where catalogue_changed_at is null
  `.execute(transaction);
}

/**
 * Lets rules that look things up in the catalogue be computed again after it changed. A change that
 * comes while they are computed waits for the end of that, so that the end comes.
 *
 * @returns the numbers of the rules that have to be computed
 */
export async function renewCatalogueRules(
  database: Kysely<Database>,
  now: Date,
  gathering = GATHERING,
): Promise<number[]> {
  const before = new Date(now.getTime() - gathering);
  const waiting = await database
    .selectFrom('audience_clock')
    .select('catalogue_changed_at')
    .where('catalogue_changed_at', '<=', before)
    .executeTakeFirst();
  if (!waiting) return [];
  const renewed = await withMembershipLock(database, { wait: true }, async (transaction) => {
    const rules = (await rulesAtWork(transaction)).filter(
      ({ resolved }) => interestsOf(resolved).catalogue,
    );
    if (rules.some(({ state }) => state === 'computing')) return [];
    await sql`update cdp.audience_clock set catalogue_changed_at = null`.execute(transaction);
    return renew(transaction, rules, now);
  });
  return renewed === BUSY ? [] : renewed;
}

/** One that failed is left to whoever mends it: it will see the catalogue as it is then. */
async function renew(
  transaction: Transaction<Database>,
  rules: RuleAtWork[],
  now: Date,
): Promise<number[]> {
  const failed = new Set(rules.flatMap((rule) => (rule.state === 'failed' ? rule.audience : [])));
  const ids: number[] = [];
  for (const rule of rules) {
    if (rule.state !== 'live' || failed.has(rule.audience)) continue;
    ids.push(await addComputation(transaction, rule, now));
  }
  return ids;
}
