import { type Kysely, sql, type Transaction, type UpdateObject } from 'kysely';
import type { RunCounts, RunProblem, WorkflowKind } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { endWithdrawals } from '../../identity/index.ts';
import { ACTIVE_STATES, type ActiveRun, type Position, readActiveRun } from './row.ts';

/**
 * Milliseconds without a checkpoint after which somebody looks whether a run still has its job. A
 * false alarm costs one statement.
 */
const LOOK_AFTER = 30_000;

/** The run went to another worker, or ended: who holds it must let go at once. */
export class RunLostError extends Error {
  override readonly name = 'RunLostError';
  constructor(run: Pick<ActiveRun, 'id'>) {
    super(`Run ${run.id} is in other hands.`);
  }
}

/** What one step adds to a run. */
export interface Progress {
  position: Position;
  pages: number;
  batches: number;
  counts: RunCounts;
  bytes: number;
  /** Records in all, where Strapi told it. */
  total: number | null;
  /** From where the next run goes on; null to leave what is known. */
  changesFrom: string | null;
  /** Whether the run compares all entries; null to leave what is known. */
  compared: boolean | null;
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
): Promise<ActiveRun | undefined> {
  const row = await database
    .updateTable('runs')
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
  return row && readActiveRun(row);
}

/**
 * Holds the run until the transaction ends: nobody else takes it up meanwhile.
 *
 * @throws RunLostError
 */
export async function holdRun(transaction: Transaction<Database>, run: ActiveRun): Promise<void> {
  const row = await heldBy(transaction, run).forUpdate().executeTakeFirst();
  if (!row) throw new RunLostError(run);
}

/** Makes sure that the run is still in these hands, before something is done elsewhere. @throws RunLostError */
export async function assertHeld(database: Kysely<Database>, run: ActiveRun): Promise<void> {
  const row = await heldBy(database, run).executeTakeFirst();
  if (!row) throw new RunLostError(run);
}

function heldBy(database: Kysely<Database>, run: ActiveRun) {
  return database
    .selectFrom('runs')
    .select('id')
    .where('id', '=', run.id)
    .where('attempts', '=', run.attempt)
    .where('state', '=', 'running');
}

/** Moves the checkpoint. @throws RunLostError */
export async function checkpoint(
  transaction: Transaction<Database>,
  run: ActiveRun,
  { position, pages, batches, counts, bytes, total, changesFrom, compared }: Progress,
  now: Date,
): Promise<void> {
  await update(transaction, run, {
    phase: position.phase,
    cursor: position.cursor,
    pages: sql`pages + ${pages}`,
    batches: sql`batches + ${batches}`,
    read: sql`read + ${counts.read}`,
    sent: sql`sent + ${counts.sent}`,
    unchanged: sql`unchanged + ${counts.unchanged}`,
    deleted: sql`deleted + ${counts.deleted}`,
    failed: sql`failed + ${counts.failed}`,
    bytes: sql`bytes + ${bytes}`,
    total: sql`coalesce(total, ${total}::integer)`,
    ...(changesFrom !== null && { changes_from: changesFrom }),
    ...(compared !== null && { compared }),
    failures: 0,
    error: null,
    due_at: later(now, LOOK_AFTER),
  });
}

/** Gives a run back unfinished: the process stops. Another worker takes it up, at once if there is one. */
export async function putBack(
  database: Kysely<Database>,
  run: ActiveRun,
  now: Date,
): Promise<void> {
  await update(database, run, { state: 'queued', due_at: now });
}

/**
 * Has a run wait its turn, which is no failure: its destination is busy with others, or is not asked
 * for a while. @throws RunLostError
 */
export async function waitInLine(
  database: Kysely<Database>,
  run: ActiveRun,
  reason: string | null,
  dueAt: Date,
): Promise<void> {
  const state = reason === null ? 'queued' : 'retrying';
  await update(database, run, { state, error: reason, due_at: dueAt });
}

/** Notes a failure after which the run goes on by itself. @throws RunLostError */
export async function retryLater(
  database: Kysely<Database>,
  run: ActiveRun,
  error: string,
  dueAt: Date,
): Promise<void> {
  await update(database, run, {
    state: 'retrying',
    failures: sql`failures + 1`,
    error,
    due_at: dueAt,
  });
}

/** Ends a run that delivered everything. @throws RunLostError */
export async function finish(
  transaction: Transaction<Database>,
  run: ActiveRun,
  now: Date,
): Promise<void> {
  await update(transaction, run, { state: 'finished', ended_at: now, error: null, cursor: null });
  await endWithdrawals(transaction, run.id);
}

/** What a run that only tried came to. */
export interface TrialOutcome {
  counts: RunCounts;
  bytes: number;
  /** Records in all. */
  total: number | null;
  problems: RunProblem[];
}

/** Ends a run that only tried. @throws RunLostError */
export async function finishTrial(
  database: Kysely<Database>,
  run: ActiveRun,
  { counts, bytes, total, problems }: TrialOutcome,
  now: Date,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await update(transaction, run, {
      ...counts,
      bytes,
      total,
      problems: JSON.stringify(problems),
      pages: 1,
    });
    await finish(transaction, run, now);
  });
}

/** Ends a run that gave up. @throws RunLostError */
export async function fail(
  transaction: Transaction<Database>,
  run: ActiveRun,
  error: string,
  now: Date,
): Promise<void> {
  await update(transaction, run, { state: 'failed', ended_at: now, error });
  await endWithdrawals(transaction, run.id);
}

/**
 * Finds active runs that somebody must look after, and has each looked after by one process: it is
 * not due again for a while.
 */
export async function claimDueRuns(
  database: Kysely<Database>,
  now: Date,
  limit: number,
): Promise<{ id: string; workflowKey: string; kind: WorkflowKind }[]> {
  const rows = await database
    .updateTable('runs')
    .set({ due_at: later(now, LOOK_AFTER) })
    .where('id', 'in', (query) =>
      query
        .selectFrom('runs')
        .select('id')
        .where('state', 'in', ACTIVE_STATES)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'workflow_key', 'kind'])
    .execute();
  return rows.map(({ id, workflow_key, kind }) => ({ id, workflowKey: workflow_key, kind }));
}

/**
 * Claims one run as {@link claimDueRuns} does.
 *
 * @returns false while somebody else has it, or it waits, or after its end
 */
export async function claimDueRun(
  database: Kysely<Database>,
  id: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('runs')
    .set({ due_at: later(now, LOOK_AFTER) })
    .where('id', '=', id)
    .where('state', 'in', ACTIVE_STATES)
    .where('due_at', '<=', now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Has every run looked after at once that is not waiting for its retry. */
export async function makeDue(database: Kysely<Database>, now: Date): Promise<void> {
  await database
    .updateTable('runs')
    .set({ due_at: now })
    .where('state', 'in', ['queued', 'running'])
    .execute();
}

/** Changes a run that its holder still holds. */
async function update(
  database: Kysely<Database>,
  run: ActiveRun,
  change: UpdateObject<Database, 'runs'>,
): Promise<void> {
  const row = await database
    .updateTable('runs')
    .set(change)
    .where('id', '=', run.id)
    .where('attempts', '=', run.attempt)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new RunLostError(run);
}

function later(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
