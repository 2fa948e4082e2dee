import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Run, Workflow } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { exportQueues } from '../../jobs/index.ts';
import type { Platform } from '../../platform.ts';
import type { RunsTable } from '../tables.ts';
import { findRunUnderWay, toRun } from './find.ts';

/**
 * Milliseconds after which somebody looks whether a new run has begun. Its job is sent along with it,
 * so this is for jobs that got lost.
 */
const LOOK_AFTER = 30_000;

/** The same, where the job could not be sent yet because the last one is just ending. */
const LOOK_SOON = 500;

/** The run that was made, or the one that is under way already. */
export type RunRequestResult = { run: Run } | { underWay: Run };

/** Makes a run that somebody asked for, and its job, both or neither. */
export async function requestRun(
  { database, jobs, clock }: Pick<Platform, 'database' | 'jobs' | 'clock'>,
  workflow: Workflow,
  requestedBy: string,
): Promise<RunRequestResult> {
  const id = randomUUID();
  const made = await database.transaction().execute(async (transaction) => {
    const row = await insert(transaction, workflow, {
      id,
      trigger: 'manual',
      requestedBy,
      now: clock(),
    });
    if (!row) return undefined;
    const { key: workflowKey, kind } = workflow;
    const job = { workflowKey, runId: id, trigger: 'manual', requestedBy } as const;
    const sent = await jobs.send(exportQueues[kind], job, { key: workflowKey, transaction });
    if (sent === null) await lookSoon(transaction, id, clock());
    return toRun(row);
  });
  if (made) return { run: made };
  const underWay = await findRunUnderWay(database, workflow.key);
  // It ended between the two statements: now there is room.
  return underWay ? { underWay } : requestRun({ database, jobs, clock }, workflow, requestedBy);
}

/**
 * Makes the run of a schedule that fired. The run takes the id of the job, so that a job which is
 * handed out again finds the run that it made.
 *
 * @returns false when another run of the workflow is under way: this one is left out
 */
export async function startScheduledRun(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  workflow: Workflow,
  jobId: string,
): Promise<boolean> {
  const made = await insert(database, workflow, {
    id: jobId,
    trigger: 'schedule',
    requestedBy: null,
    now: clock(),
  });
  if (made) return true;
  const known = await database
    .selectFrom('runs')
    .select('id')
    .where('id', '=', jobId)
    .executeTakeFirst();
  return known !== undefined;
}

/**
 * Makes a run that this process carries out itself, without a job.
 *
 * @returns its id; undefined when another run of the workflow is under way
 */
export async function startRunHere(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  workflow: Workflow,
  requestedBy: string,
): Promise<string | undefined> {
  const id = randomUUID();
  const made = await insert(database, workflow, {
    id,
    trigger: 'manual',
    requestedBy,
    now: clock(),
  });
  return made && id;
}

interface NewRun {
  id: string;
  trigger: Run['trigger'];
  requestedBy: string | null;
  now: Date;
}

/** Undefined when the workflow has a run under way, or the id is taken: the database decides. */
async function insert(
  database: Kysely<Database>,
  workflow: Workflow,
  { id, trigger, requestedBy, now }: NewRun,
): Promise<Selectable<RunsTable> | undefined> {
  return database
    .insertInto('runs')
    .values({
      id,
      workflow_key: workflow.key,
      workflow_name: workflow.name,
      kind: workflow.kind,
      options: JSON.stringify(workflow.options),
      trigger,
      requested_by: requestedBy,
      state: 'queued',
      queued_at: now,
      due_at: new Date(now.getTime() + LOOK_AFTER),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

async function lookSoon(transaction: Transaction<Database>, id: string, now: Date): Promise<void> {
  await transaction
    .updateTable('runs')
    .set({ due_at: new Date(now.getTime() + LOOK_SOON) })
    .where('id', '=', id)
    .execute();
}
