import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import { importMappingSchema } from './mapping.ts';

/** Rows that a dry run looks at, at most, when it is asked for over HTTP. */
export const IMPORT_DRY_RUN_ROWS = 100_000;

/**
 * `POST /management/imports/files/:id/dry-run`: what an import would do. Changes nothing. With `.csv` at
 * the end of the path: the same of every row.
 */
export const importDryRunRequestSchema = z.strictObject({
  mapping: importMappingSchema,
  /** The first rows of the file. */
  rows: z.number().int().min(1).max(IMPORT_DRY_RUN_ROWS).default(IMPORT_DRY_RUN_ROWS),
});
export type ImportDryRunRequest = z.input<typeof importDryRunRequestSchema>;

/** What would become of a row. */
export const importRowReportSchema = z.strictObject({
  /** Number of the row in the file, from 1; a row of headings counts. */
  row: z.number().int(),
  outcome: z.enum(['new', 'known', 'bad']),
  /** Why it is bad. */
  reason: z.string().nullable(),
  /** What it says, when it is good. */
  customer: z.string().nullable(),
  event: z.string().nullable(),
  timestamp: instantSchema.nullable(),
  values: z.record(z.string(), z.json()),
});
export type ImportRowReport = z.infer<typeof importRowReportSchema>;

export const importDryRunSchema = z.strictObject({
  read: z.number().int(),
  added: z.number().int(),
  known: z.number().int(),
  bad: z.number().int(),
  /** Whether the whole file was looked at. */
  complete: z.boolean(),
  /** The first rows, and the first bad ones beyond them. */
  rows: z.array(importRowReportSchema),
});
export type ImportDryRun = z.infer<typeof importDryRunSchema>;
