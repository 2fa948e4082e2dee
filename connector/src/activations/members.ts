import { sql, type Transaction } from 'kysely';
import type { Activation, ActivationChange } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import type { DeliveryCause } from './tables.ts';

/**
 * Notes that everybody is to be told of who is a member at present.
 *
 * @returns how many
 */
export async function noteMembers(
  transaction: Transaction<Database>,
  { identifier, audience }: Pick<Activation, 'identifier' | 'audience'>,
  { change, cause, now }: { change: ActivationChange; cause: DeliveryCause; now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into cdp.activation_deliveries (profile_id, activation, audience, change, cause, at)
    select m.profile_id, ${identifier}, ${audience}, ${change}, ${cause},
      case when ${change === 'entered'} then m.entered_at else ${now}::timestamptz end
    from cdp.audience_rules r join cdp.memberships m on m.rule_id = r.id
    where r.audience = ${audience} and r.state = 'live'
    order by m.entered_at, m.profile_id
  `.execute(transaction);
  return Number(numAffectedRows ?? 0);
}
