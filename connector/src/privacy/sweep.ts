import type { Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Platform } from '../platform.ts';
import { HOLDINGS } from './holdings.ts';
import type { Counts } from './tables.ts';

/** Rows erased in one transaction: done in about a second, so nothing waits long for its locks. */
export const BATCH = 5_000;

/**
 * Erases one batch of what hangs on the identifiers of a request. Several may work on one request:
 * they take turns.
 *
 * @param limit rows at most
 * @param unfinished the state of a request on which more is to be done
 * @returns whether the request is complete
 */
export async function sweepBatch(
  transaction: Transaction<Database>,
  requestId: string,
  limit: number,
  now: Date,
  unfinished: 'requested' | 'working' = 'working',
): Promise<boolean> {
  const request = await transaction
    .selectFrom('privacy_requests')
    .select(['state', 'erasing_ids', 'counts'])
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst();
  if (!request || request.state === 'done') return true;
  const counts: Counts = { ...request.counts };
  let room = limit;
  for (const { name, sweep } of HOLDINGS) {
    if (!sweep || room === 0) continue;
    const rows = await sweep(transaction, request.erasing_ids, room);
    counts[name] = (counts[name] ?? 0) + rows;
    room -= rows;
  }
  const isDone = room > 0;
  await transaction
    .updateTable('privacy_requests')
    .set({
      state: isDone ? 'done' : unfinished,
      counts: JSON.stringify(counts),
      ended_at: isDone ? now : null,
      error: null,
      ...(isDone && { erasing_ids: [] }),
    })
    .where('id', '=', requestId)
    .execute();
  return isDone;
}

/**
 * Erases all that is left of a request, batch by batch. It may be interrupted at any moment, and goes
 * on where it was.
 *
 * @param batch rows at most in one transaction
 */
export async function sweepAll(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  requestId: string,
  signal: AbortSignal,
  batch = BATCH,
): Promise<void> {
  let isDone = false;
  while (!isDone) {
    signal.throwIfAborted();
    isDone = await database
      .transaction()
      .execute((transaction) => sweepBatch(transaction, requestId, batch, clock()));
  }
}
