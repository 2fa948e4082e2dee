import type { Selectable } from 'kysely';
import {
  type ImportMapping,
  type ImportRun,
  type ImportState,
  importMappingSchema,
} from 'strapi-cdp-config';
import type { ImportRunsTable } from '../tables.ts';

/** States of a run that has work left. A source has at most one such run. */
export const ACTIVE_STATES: ImportState[] = ['queued', 'running', 'retrying'];

/** A run in the hands of the worker that took it up. */
export interface ActiveImport {
  id: string;
  fileId: string | null;
  fileName: string;
  mapping: ImportMapping;
  requestedBy: string;
  /** Which take-up this is. Whoever holds an older one may no longer write. */
  attempt: number;
  startedAt: Date;
  /** Failures since the checkpoint last moved. */
  failures: number;
  /** Number of the last row that is done. */
  row: number;
  /** Number of the last row whose customer is in the segments of the mapping, or out of them. */
  assignedRow: number;
}

/** Reads the row of a run that was taken up. */
export function readActiveImport(row: Selectable<ImportRunsTable>): ActiveImport {
  return {
    id: row.id,
    fileId: row.file_id,
    fileName: row.file_name,
    requestedBy: row.requested_by,
    mapping: importMappingSchema.parse(row.mapping),
    attempt: row.attempts,
    startedAt: row.started_at ?? row.queued_at,
    failures: row.failures,
    row: Number(row.row),
    assignedRow: Number(row.assigned_row),
  };
}

/** A run as it is told to others. */
export function toImportRun(row: Selectable<ImportRunsTable>): ImportRun {
  const [added, known, bad] = [row.added, row.known, row.bad].map(Number);
  const counts = { added: added ?? 0, known: known ?? 0, bad: bad ?? 0 };
  return {
    id: row.id,
    fileName: row.file_name,
    mapping: importMappingSchema.parse(row.mapping),
    state: row.state,
    requestedBy: row.requested_by,
    queuedAt: row.queued_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    counts: { read: counts.added + counts.known + counts.bad, ...counts },
    bytes: Number(row.bytes),
    bytesRead: Number(row.bytes_read),
    waiting: row.waiting,
    error: row.error,
  };
}
