import type { Kysely, Selectable } from 'kysely';
import {
  paginate,
  type Run,
  type RunsPage,
  type RunsQuery,
  type WorkflowKind,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import type { RunsTable } from '../tables.ts';
import { ACTIVE_STATES } from './row.ts';

/** A run as it is told to others. */
export function toRun(row: Selectable<RunsTable>): Run {
  return {
    id: row.id,
    workflowKey: row.workflow_key,
    workflowName: row.workflow_name,
    kind: row.kind,
    state: row.state,
    trigger: row.trigger,
    requestedBy: row.requested_by,
    queuedAt: row.queued_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    attempts: row.attempts,
    pages: row.pages,
    counts: {
      read: row.read,
      sent: row.sent,
      unchanged: row.unchanged,
      deleted: row.deleted,
      failed: row.failed,
    },
    bytes: Number(row.bytes),
    total: row.total,
    checkpoint: row.cursor,
    error: row.error,
    draft: row.options.draft ?? false,
    problems: row.problems,
  };
}

/** Finds a run by its id. */
export async function findRun(database: Kysely<Database>, id: string): Promise<Run | undefined> {
  const row = await database.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toRun(row);
}

/** Finds the run of a workflow that has work left. */
export async function findRunUnderWay(
  database: Kysely<Database>,
  workflowKey: string,
): Promise<Run | undefined> {
  const row = await database
    .selectFrom('runs')
    .selectAll()
    .where('workflow_key', '=', workflowKey)
    .where('state', 'in', ACTIVE_STATES)
    .executeTakeFirst();
  return row && toRun(row);
}

/** Ids of the runs of a kind that have work left. */
export async function activeRunsOf(
  database: Kysely<Database>,
  kind: WorkflowKind,
): Promise<string[]> {
  const rows = await database
    .selectFrom('runs')
    .select('id')
    .where('kind', '=', kind)
    .where('state', 'in', ACTIVE_STATES)
    .execute();
  return rows.map(({ id }) => id);
}

/** One page of the runs, newest first. */
export async function listRuns(database: Kysely<Database>, query: RunsQuery): Promise<RunsPage> {
  const { workflow, page, pageSize } = query;
  const runs = database
    .selectFrom('runs')
    .$if(workflow !== undefined, (some) => some.where('workflow_key', '=', workflow ?? ''));
  const [{ total }, rows] = await Promise.all([
    runs.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow(),
    runs
      .selectAll()
      .orderBy('queued_at', 'desc')
      .orderBy('id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute(),
  ]);
  return { items: rows.map(toRun), pagination: paginate(query, Number(total)) };
}

/** The newest run of each of these workflows, by the workflow's key. */
export async function latestRuns(
  database: Kysely<Database>,
  workflowKeys: string[],
): Promise<Map<string, Run>> {
  if (workflowKeys.length === 0) return new Map();
  const rows = await database
    .selectFrom('runs')
    .selectAll()
    .distinctOn('workflow_key')
    .where('workflow_key', 'in', workflowKeys)
    .orderBy('workflow_key')
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.workflow_key, toRun(row)]));
}
