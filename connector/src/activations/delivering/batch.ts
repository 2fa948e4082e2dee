import { type Kysely, sql } from 'kysely';
import type { Activation } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import type { Waiting } from '../told/index.ts';

/** People who are told of together. */
export interface DeliveryBatch {
  /** Stands for them: whoever is told again comes under the same. */
  number: string;
  waiting: Waiting[];
}

/**
 * Takes the next people to be told of, those who wait longest first. Who was in a batch that may have
 * been sent already comes in that batch again.
 *
 * @returns undefined when nobody waits
 */
export async function takeBatch(
  database: Kysely<Database>,
  { identifier, batchSize }: Pick<Activation, 'identifier' | 'batchSize'>,
): Promise<DeliveryBatch | undefined> {
  const { rows } = await sql<Waiting & { batch: string }>`
    with first as (
      select id, batch from cdp.activation_deliveries
      where activation = ${identifier} and state = 'waiting' order by id limit 1
    ), taken as (
      select d.profile_id, d.id from cdp.activation_deliveries d, first
      where d.activation = ${identifier} and d.state = 'waiting'
        and d.batch is not distinct from first.batch
      -- Those of a batch come whole, however large batches are by now: its key stands for all of them.
      order by d.id limit case when (select batch from first) is null then ${batchSize}::integer end
    )
    update cdp.activation_deliveries d set batch = coalesce(first.batch, first.id), tries = d.tries + 1
    from taken, first where d.profile_id = taken.profile_id and d.id = taken.id
    returning d.id, d.profile_id as "profileId", d.change, d.cause, d.at, d.batch
  `.execute(database);
  const [some] = rows;
  if (!some) return undefined;
  const waiting = rows.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
  return { number: some.batch, waiting };
}
