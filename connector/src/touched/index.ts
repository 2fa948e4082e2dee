import { sql, type Transaction } from 'kysely';
import type { MembershipCause } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';

/** Whoever looks at profiles is told on this channel that there is something to look at. */
export const TOUCHED_CHANNEL = 'cdp_touched';

/**
 * Says that something was learned of the profiles that have these identifiers, or that they are no
 * more: what audiences they are in must be looked at. An id that a profile had is an identifier too.
 *
 * The transaction must hold the lock of `lockIdentities`: then a rule that begins while it is under
 * way sees either the touch or what was learned. Nothing is written while there are no rules.
 */
export async function touch(
  transaction: Transaction<Database>,
  identifierIds: Iterable<string>,
  cause: MembershipCause,
): Promise<void> {
  const ids = [...new Set(identifierIds)];
  if (ids.length === 0) return;
  // Rows are only added, so nobody waits here for whoever looks at profiles.
  await sql`
    with touched as (
      insert into cdp.audience_touched (identifier_id, cause)
      select id, ${cause} from unnest(${ids}::uuid[]) as id
      where exists (select from cdp.audience_rules where state <> 'retired')
      returning id
    )
    select pg_notify(${TOUCHED_CHANNEL}, '') from (select from touched limit 1) as any_row
  `.execute(transaction);
}

/** Says that entries of the catalogue changed, so that rules that look there say something else. */
export async function touchCatalogue(transaction: Transaction<Database>): Promise<void> {
  await transaction
    .insertInto('audience_touched')
    .values({ identifier_id: null, cause: 'rule' })
    .execute();
}
