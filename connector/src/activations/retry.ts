import { type Kysely, sql } from 'kysely';
import type { ActivationRetry } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';

/**
 * Has people told of again whom a destination refused.
 *
 * @returns how many
 */
export async function retryRefused(
  database: Kysely<Database>,
  activation: string,
  { ids }: ActivationRetry,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    // A batch of its own: what was sent in the former one is not sent again.
    const { numAffectedRows } = await sql`
      update cdp.activation_deliveries
      set state = 'waiting', batch = null, reason = null, ended_at = null
      where activation = ${activation} and state = 'refused'
        ${ids === null ? sql`` : sql`and id = any(${ids}::bigint[])`}
    `.execute(transaction);
    await sql`
      update cdp.activations set due_at = null where activation = ${activation}
    `.execute(transaction);
    return Number(numAffectedRows ?? 0);
  });
}
