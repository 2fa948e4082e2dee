import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import { pageOf, pageQuerySchema } from '../shared/page.ts';
import { importMappingSchema } from './mapping.ts';

/**
 * `queued` waits for a worker, `running` is being worked on, `retrying` failed for now and goes on
 * from its checkpoint by itself, `finished` read the whole file, `failed` gave up, `cancelled` was
 * stopped by somebody: what it had imported stays.
 */
export const importStateSchema = z.enum([
  'queued',
  'running',
  'retrying',
  'finished',
  'failed',
  'cancelled',
]);
export type ImportState = z.infer<typeof importStateSchema>;

/** Rows of an import, by what became of them. */
export const importCountsSchema = z.strictObject({
  read: z.number().int(),
  /** Became events or traits. */
  added: z.number().int(),
  /** Had been imported before. */
  known: z.number().int(),
  /** Set aside, with the reason. */
  bad: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

/** One import of one file. */
export const importRunSchema = z.strictObject({
  id: z.uuid(),
  fileName: z.string(),
  mapping: importMappingSchema,
  state: importStateSchema,
  /** Name of an editor, or `terminal`. */
  requestedBy: z.string(),
  queuedAt: instantSchema,
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  counts: importCountsSchema,
  /** Bytes of the file. */
  bytes: z.number().int(),
  /** Bytes of the file that were read: for progress. */
  bytesRead: z.number().int(),
  /** Whether it waits for the events before it to be processed. */
  waiting: z.boolean(),
  error: z.string().nullable(),
});
export type ImportRun = z.infer<typeof importRunSchema>;

/** `POST /management/imports`: starts. 409 while an import of the same source is under way. */
export const importRequestSchema = z.strictObject({
  fileId: z.uuid(),
  mapping: importMappingSchema,
  requestedBy: z.string().min(1).max(200),
});
export type ImportRequest = z.input<typeof importRequestSchema>;

/** `GET /management/imports`: newest first. */
export const importRunsQuerySchema = pageQuerySchema;
export const importRunsPageSchema = pageOf(importRunSchema);
export type ImportRunsPage = z.infer<typeof importRunsPageSchema>;

/** A row that was not imported. */
export const importBadRowSchema = z.strictObject({
  /** Number of the row in the file, from 1; a row of headings counts. */
  row: z.number().int(),
  reason: z.string(),
  /** The row as it stands in the file; long ones are cut. */
  raw: z.string(),
});
export type ImportBadRow = z.infer<typeof importBadRowSchema>;

/** `GET /management/imports/:id/bad-rows`; with `.csv` behind it, all of them as a file. */
export const importBadRowsPageSchema = pageOf(importBadRowSchema);
export type ImportBadRowsPage = z.infer<typeof importBadRowsPageSchema>;
