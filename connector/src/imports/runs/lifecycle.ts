import { type Kysely, sql, type Transaction, type UpdateObject } from 'kysely';
import type { ImportCounts } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { endWithdrawals } from '../../identity/index.ts';
import { ACTIVE_STATES, type ActiveImport, readActiveImport } from './row.ts';

/** Milliseconds without a sign of life after which somebody looks whether a run still has a worker. */
const LOOK_AFTER = 30_000;

/** The run went to another worker, or ended: who holds it must let go at once. */
export class ImportLostError extends Error {
  override readonly name = 'ImportLostError';
  constructor({ id }: Pick<ActiveImport, 'id'>) {
    super(`Import ${id} is in other hands, or was ended.`);
  }
}

/** What one batch adds to a run. */
export interface ImportProgress extends Omit<ImportCounts, 'read'> {
  /** Number of the last row of the batch. */
  row: number;
  /** Bytes of the file that were read so far. */
  bytesRead: number;
}

/**
 * Takes a run up, for the first time or again. Whoever had it before can no longer write.
 *
 * @returns undefined when the run has ended, or is gone
 */
export async function takeUp(
  database: Kysely<Database>,
  id: string,
  now: Date,
): Promise<ActiveImport | undefined> {
  const row = await database
    .updateTable('import_runs')
    .set((old) => ({
      state: 'running' as const,
      attempts: old('attempts', '+', 1),
      started_at: old.fn.coalesce('started_at', old.val(now)),
      due_at: later(now, LOOK_AFTER),
    }))
    .where('id', '=', id)
    .where('state', 'in', ACTIVE_STATES)
    .returningAll()
    .executeTakeFirst();
  return row && readActiveImport(row);
}

/**
 * Moves the checkpoint, and holds the run until the transaction ends.
 *
 * @throws ImportLostError
 */
export async function checkpoint(
  transaction: Transaction<Database>,
  run: ActiveImport,
  { row, added, known, bad, bytesRead }: ImportProgress,
  now: Date,
): Promise<void> {
  await update(transaction, run, {
    row,
    added: sql`added + ${added}`,
    known: sql`known + ${known}`,
    bad: sql`bad + ${bad}`,
    bytes_read: bytesRead,
    waiting: false,
    failures: 0,
    error: null,
    due_at: later(now, LOOK_AFTER),
  });
}

/** Moves the checkpoint of the segments, and holds the run until the transaction ends. @throws ImportLostError */
export async function checkpointSegments(
  transaction: Transaction<Database>,
  run: ActiveImport,
  row: number,
  now: Date,
): Promise<void> {
  await update(transaction, run, {
    assigned_row: row,
    waiting: false,
    failures: 0,
    error: null,
    due_at: later(now, LOOK_AFTER),
  });
}

/** Holds the run until the transaction ends. @throws ImportLostError */
export async function hold(transaction: Transaction<Database>, run: ActiveImport): Promise<void> {
  const row = await transaction
    .selectFrom('import_runs')
    .select('id')
    .where('id', '=', run.id)
    .where('attempts', '=', run.attempt)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new ImportLostError(run);
}

/** Says that the run waits for room in the inbox. @throws ImportLostError */
export async function noteWaiting(
  database: Kysely<Database>,
  run: ActiveImport,
  now: Date,
): Promise<void> {
  await update(database, run, { waiting: true, due_at: later(now, LOOK_AFTER) });
}

/** Gives a run back unfinished: the process stops. Another worker takes it up. */
export async function putBack(
  database: Kysely<Database>,
  run: ActiveImport,
  now: Date,
): Promise<void> {
  await update(database, run, { state: 'queued', waiting: false, due_at: now });
}

/** Notes a failure after which the run goes on by itself. @throws ImportLostError */
export async function retryLater(
  database: Kysely<Database>,
  run: ActiveImport,
  error: string,
  dueAt: Date,
): Promise<void> {
  const failures = sql<number>`failures + 1`;
  await update(database, run, { state: 'retrying', failures, error, due_at: dueAt });
}

/** Ends a run. @throws ImportLostError */
export async function end(
  database: Kysely<Database>,
  run: ActiveImport,
  outcome: { state: 'finished' | 'failed'; error: string | null },
  now: Date,
): Promise<void> {
  await update(database, run, { ...outcome, waiting: false, ended_at: now });
  await endWithdrawals(database, run.id);
}

/** Stops a run that has work left. What it imported stays. @returns whether it had work left */
export async function cancel(database: Kysely<Database>, id: string, now: Date): Promise<boolean> {
  const row = await database
    .updateTable('import_runs')
    .set({ state: 'cancelled', waiting: false, ended_at: now })
    .where('id', '=', id)
    .where('state', 'in', ACTIVE_STATES)
    .returning('id')
    .executeTakeFirst();
  await endWithdrawals(database, id);
  return row !== undefined;
}

/** Holds every active run until the transaction ends: no batch of theirs is under way then. */
export async function holdActive(transaction: Transaction<Database>): Promise<string[]> {
  const rows = await transaction
    .selectFrom('import_runs')
    .select('id')
    .where('state', 'in', ACTIVE_STATES)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Finds active runs that somebody must look after, and has each looked after by one process: it is
 * not due again for a while.
 */
export async function claimDue(database: Kysely<Database>, now: Date): Promise<string[]> {
  const rows = await database
    .updateTable('import_runs')
    .set({ due_at: later(now, LOOK_AFTER) })
    .where('id', 'in', (query) =>
      query
        .selectFrom('import_runs')
        .select('id')
        .where('state', 'in', ACTIVE_STATES)
        .where('due_at', '<=', now)
        .forUpdate()
        .skipLocked(),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Changes a run that its holder still holds. */
async function update(
  database: Kysely<Database>,
  run: ActiveImport,
  change: UpdateObject<Database, 'import_runs'>,
): Promise<void> {
  const row = await database
    .updateTable('import_runs')
    .set(change)
    .where('id', '=', run.id)
    .where('attempts', '=', run.attempt)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new ImportLostError(run);
}

function later(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
