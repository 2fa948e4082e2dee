import type { Selectable } from 'kysely';
import {
  type RunState,
  type WorkflowKind,
  type WorkflowOptions,
  workflowOptionsSchema,
} from 'strapi-cdp-config';
import type { RunPhase, RunsTable } from '../tables.ts';

/** States of a run that has work left. A workflow has at most one such run. */
export const ACTIVE_STATES: RunState[] = ['queued', 'running', 'retrying'];

/** Where a run goes on: everything before it is delivered and noted. */
export interface Position {
  phase: RunPhase;
  /** Within the phase; null at its beginning. */
  cursor: string | null;
}

/** A run in the hands of the worker that took it up. */
export interface ActiveRun {
  id: string;
  workflowKey: string;
  workflowName: string;
  kind: WorkflowKind;
  options: WorkflowOptions;
  /** Names destination and stream together. */
  stream: string;
  /** Which take-up this is. Whoever holds an older one may no longer write. */
  attempt: number;
  /** When it was taken up for the first time. */
  startedAt: Date;
  /** Failures since the checkpoint last moved. */
  failures: number;
  position: Position;
  /** From where the next run goes on, once this one has finished; null while Strapi has not told. */
  changesFrom: string | null;
  /** Whether it compared all entries, and not only what changed. */
  compared: boolean;
  /** Batches delivered so far. */
  batches: number;
  /** Bytes delivered so far. */
  bytes: number;
  /** Whether its destination took anything since the run was taken up. */
  answered: boolean;
}

/** Names destination and stream together. */
export const streamOf = ({
  destination,
  streamId,
}: Pick<WorkflowOptions, 'destination' | 'streamId'>): string => `${destination}/${streamId}`;

/** Reads the row of a run that was taken up. */
export function readActiveRun(row: Selectable<RunsTable>): ActiveRun {
  const options = workflowOptionsSchema.parse(row.options);
  return {
    id: row.id,
    workflowKey: row.workflow_key,
    workflowName: row.workflow_name,
    kind: row.kind,
    options,
    stream: streamOf(options),
    attempt: row.attempts,
    startedAt: row.started_at ?? row.queued_at,
    failures: row.failures,
    position: { phase: row.phase, cursor: row.cursor },
    changesFrom: row.changes_from,
    compared: row.compared,
    batches: row.batches,
    bytes: Number(row.bytes),
    answered: false,
  };
}
