import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Holding, Person } from '../identity/index.ts';
import { touch } from '../touched/index.ts';

/** Which audiences people are and were in. */
export const audiencesHolding: Holding = {
  name: 'audiences',
  read: readAudiences,
  forget: forgetAudiences,
};

/** Changes read at once. */
const BATCH = 500;

async function* readAudiences(database: Kysely<Database>, { identifierIds }: Person) {
  const { rows } = await sql<object>`
    select r.audience, m.entered_at as "enteredAt", m.cause
    from cdp.memberships m join cdp.audience_rules r on r.id = m.rule_id and r.state = 'live'
    where m.profile_id = any(${identifierIds}::uuid[]) order by r.audience
  `.execute(database);
  yield* rows;
  let after = '0';
  for (;;) {
    const { rows: changes } = await sql<{ sequence: string }>`
      select sequence, audience, change, at, cause from cdp.membership_changes
      where profile_id = any(${identifierIds}::uuid[]) and sequence > ${after}::bigint
      order by sequence limit ${BATCH}
    `.execute(database);
    for (const { sequence: _sequence, ...change } of changes) yield change;
    const last = changes.at(-1);
    if (changes.length < BATCH || !last) return;
    after = last.sequence;
  }
}

/**
 * Forgets the history of a person. That memberships end is published by whoever looks at profiles, once
 * there is none: those who follow must know it, and nothing is left of it but an id that is nobody's.
 */
async function forgetAudiences(
  transaction: Transaction<Database>,
  { identifierIds }: Person,
): Promise<number> {
  await touch(transaction, identifierIds, 'erased');
  const { numAffectedRows } = await sql`
    delete from cdp.membership_changes where profile_id = any(${identifierIds}::uuid[])
  `.execute(transaction);
  return Number(numAffectedRows ?? 0);
}
