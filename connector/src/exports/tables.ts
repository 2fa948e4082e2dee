import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type {
  ExportRecord,
  RecordStatus,
  Run,
  RunProblem,
  RunState,
  WorkflowKind,
  WorkflowOptions,
} from 'strapi-cdp-config';

/** Tables of this domain, by name, in the schema `cdp`. */
export interface ExportsTables {
  runs: RunsTable;
  exported_records: ExportedRecordsTable;
  change_positions: ChangePositionsTable;
  batches: BatchesTable;
  kept_steps: KeptStepsTable;
  catalogue: CatalogueTable;
  refused_records: RefusedRecordsTable;
}

/** Which part of its work a run is at. */
export type RunPhase = 'changes' | 'pages' | 'deletions' | 'finish';

/** Node reads 64-bit integers as text. */
type BigInteger = ColumnType<string, number | undefined, number>;

/** One row an execution of a workflow: what is told about it, and its checkpoint. */
export interface RunsTable {
  id: string;
  workflow_key: string;
  workflow_name: string;
  kind: WorkflowKind;
  /** The workflow's options when the run was asked for. A run keeps to them to its end. */
  options: JSONColumnType<WorkflowOptions>;
  trigger: Run['trigger'];
  requested_by: string | null;
  state: RunState;
  queued_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  /** When an active run must be looked after: its retry, or the time by which it should have moved. */
  due_at: Date;
  /** Counts how often the run was taken up. Who took it up earlier may no longer write. */
  attempts: Generated<number>;
  /** Failures since the checkpoint last moved. */
  failures: Generated<number>;
  phase: Generated<RunPhase>;
  cursor: string | null;
  pages: Generated<number>;
  /** Batches delivered. Numbers the next one. */
  batches: Generated<number>;
  read: Generated<number>;
  sent: Generated<number>;
  unchanged: Generated<number>;
  deleted: Generated<number>;
  /** Records that the destination refused. */
  failed: Generated<number>;
  bytes: BigInteger;
  total: number | null;
  /** From where the next run goes on, once this one has finished: opaque, made by Strapi. */
  changes_from: string | null;
  /** Whether the run compared all entries. */
  compared: Generated<boolean>;
  error: string | null;
  /** What is wrong with records of a run that only tried. */
  problems: JSONColumnType<RunProblem[], string | undefined, string>;
}

/** From where a workflow goes on when it exports what changed. None: it compares all entries. */
export interface ChangePositionsTable {
  workflow_key: string;
  /** Destination and stream that have everything up to the position. */
  stream: string;
  position: string;
  /** When all entries were compared the last time. */
  compared_at: Date;
}

/** What a workflow has delivered, one row a record: the memory behind `changes` and deletions. */
export interface ExportedRecordsTable {
  workflow_key: string;
  content_type: string;
  document_id: string;
  /** Empty where the content type is not localized: a key holds no null. */
  locale: string;
  status: RecordStatus;
  /** Destination and stream that have it. */
  stream: string;
  /** SHA-256 of what they have; null when that was taken back. */
  hash: Buffer | null;
  /** The run that last met the record in Strapi. */
  run_id: string;
  /** The run that last delivered it. */
  sent_run_id: string | null;
  sent_at: Date | null;
  /** Its deletion was delivered; the row goes when the run ends. */
  gone: boolean;
  /** The batch that it was delivered with last. */
  batch: string | null;
}

/**
 * What workflows deliver, by batch: kept before it is delivered, so that it can be sent again as it was,
 * and after that as the copy of what was sent, for as long as the ledger points at it.
 */
export interface BatchesTable {
  id: GeneratedAlways<string>;
  workflow_key: string;
  kind: WorkflowKind;
  /** Compressed JSON: a list of records. */
  records: Buffer;
  /** Document ids of the users of the site that it holds; null where it is about something else. */
  users: string[] | null;
}

/** The step that a run is about to deliver, kept so that a resend carries the very same records. */
export interface KeptStepsTable {
  run_id: string;
  /** Its records. */
  batch: string;
  /** Compressed JSON: what else there is to a step. */
  step: Buffer;
}

/** What destinations refuse, one row a record of a workflow, until it is delivered. */
export interface RefusedRecordsTable {
  workflow_key: string;
  content_type: string;
  document_id: string;
  /** Empty where the content type is not localized. */
  locale: string;
  status: RecordStatus;
  kind: WorkflowKind;
  /** The run that met the refusal last. */
  run_id: string;
  record: JSONColumnType<ExportRecord>;
  reason: string;
  http_status: number | null;
  refused_at: Date;
}

/** Content and products as the platform knows them: what events refer to. */
export interface CatalogueTable {
  content_type: string;
  document_id: string;
  /** Empty where the content type is not localized. */
  locale: string;
  status: RecordStatus;
  kind: WorkflowKind;
  /** Values by exported name. */
  fields: JSONColumnType<Record<string, unknown>>;
  updated_at: Date;
  /** The run that last changed the entry. */
  run_id: string;
  deleted_at: Date | null;
}
