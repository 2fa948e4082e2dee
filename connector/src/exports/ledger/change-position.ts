import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';

/** The run that asks, or that goes on from there. */
export interface PositionedRun {
  workflowKey: string;
  /** Destination and stream. */
  stream: string;
}

/**
 * Finds from where a workflow goes on.
 *
 * @param comparedAfter a position with an older comparison does not count: it is time for the next
 * @returns undefined when all entries are to be compared
 */
export async function findChangePosition(
  database: Kysely<Database>,
  { workflowKey, stream }: PositionedRun,
  comparedAfter: Date,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('change_positions')
    .select('position')
    .where('workflow_key', '=', workflowKey)
    .where('stream', '=', stream)
    .where('compared_at', '>', comparedAfter)
    .executeTakeFirst();
  return row?.position;
}

/**
 * Notes from where the next run goes on, unless something is to be delivered again meanwhile: that is
 * found by comparing.
 *
 * @param compared whether this run compared all entries
 */
export async function keepChangePosition(
  transaction: Transaction<Database>,
  { workflowKey, stream }: PositionedRun,
  position: string,
  { compared, now }: { compared: boolean; now: Date },
): Promise<void> {
  if (!compared) {
    await transaction
      .updateTable('change_positions')
      .set({ position })
      .where('workflow_key', '=', workflowKey)
      .where('stream', '=', stream)
      .execute();
    return;
  }
  await sql`
    insert into cdp.change_positions (workflow_key, stream, position, compared_at)
    select ${workflowKey}, ${stream}, ${position}, ${now}::timestamptz
    where not exists (
      select from cdp.exported_records
      where workflow_key = ${workflowKey} and hash is null and not gone
    )
    on conflict (workflow_key) do update set
      stream = excluded.stream,
      position = excluded.position,
      compared_at = excluded.compared_at
  `.execute(transaction);
}

/** Has the next run of a workflow compare all entries. */
export async function forgetChangePosition(
  transaction: Transaction<Database>,
  workflowKey: string,
): Promise<void> {
  await transaction
    .deleteFrom('change_positions')
    .where('workflow_key', '=', workflowKey)
    .execute();
}
