import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ImportMapping, ImportState } from 'strapi-cdp-config';

/** Tables of this domain, by name, in the schema `cdp`. */
export interface ImportsTables {
  import_files: ImportFilesTable;
  import_parts: ImportPartsTable;
  import_mappings: ImportMappingsTable;
  import_runs: ImportRunsTable;
  import_bad_rows: ImportBadRowsTable;
  imported_rows: ImportedRowsTable;
}

/** Node reads 64-bit integers as text. */
type BigInteger = ColumnType<string, number | undefined, number>;

/** A file that was, or is being, uploaded. */
export interface ImportFilesTable {
  id: string;
  name: string;
  /** As it is: packed if it is packed. */
  bytes: ColumnType<string, number, number>;
  /** Whether all parts are there. */
  complete: Generated<boolean>;
  created_at: Date;
  /** Whether it goes as soon as no import needs it: somebody in it was forgotten. */
  forgotten: Generated<boolean>;
}

/** The bytes of a file, in order. */
export interface ImportPartsTable {
  file_id: string;
  part: number;
  /** Before it was packed for storage. */
  bytes: number;
  /** gzip, around whatever the file is. */
  data: Buffer;
}

/** Mappings by their name. */
export interface ImportMappingsTable {
  name: string;
  mapping: JSONColumnType<ImportMapping>;
  used_at: Date;
}

/** One row an import of a file: what is told about it, and its checkpoint. */
export interface ImportRunsTable {
  id: string;
  /** Null once the file was removed. */
  file_id: string | null;
  file_name: string;
  source: string;
  /** The mapping when the run was asked for. A run keeps to it to its end. */
  mapping: JSONColumnType<ImportMapping>;
  requested_by: string;
  state: ImportState;
  queued_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  /** When an active run must be looked after. */
  due_at: Date;
  /** Counts how often the run was taken up. Who took it up earlier may no longer write. */
  attempts: Generated<number>;
  /** Failures since the checkpoint last moved. */
  failures: Generated<number>;
  /** Number of the last row that is done: the checkpoint. */
  row: BigInteger;
  /** Number of the last row whose customer is in the segments of the mapping, or out of them. */
  assigned_row: BigInteger;
  added: BigInteger;
  known: BigInteger;
  bad: BigInteger;
  bytes: ColumnType<string, number, number>;
  bytes_read: BigInteger;
  waiting: Generated<boolean>;
  error: string | null;
}

/** Rows that were not imported. */
export interface ImportBadRowsTable {
  run_id: string;
  row: ColumnType<string, number, number>;
  reason: string;
  raw: string;
}

/** What has been imported, for ever. */
export interface ImportedRowsTable {
  source: string;
  /** Half of a SHA-256: of a row, or of the customer whose state the row tells. */
  key: string;
  /** How often the row has counted. */
  count: number;
  /** What the first, second, … row of the customer said last; empty for rows. */
  states: string[];
  /** The run that last met it, and how often that run did. */
  run_id: string;
  run_count: number;
}
