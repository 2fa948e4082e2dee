import { z } from 'zod';
import { importFormatSchema, importValueTypeSchema } from './format.ts';
import { importMappingSchema } from './mapping.ts';

/** Bytes of one part of a file: small enough to be held in memory by everyone on its way. */
export const IMPORT_PART_SIZE = 4 * 1024 * 1024;

/** Rows that an analysis shows. */
export const IMPORT_SAMPLE_ROWS = 20;

const fileNameSchema = z.string().trim().min(1, 'Name the file.').max(255);

/** `POST /management/imports/files`: announces a file. Its parts follow, then it is complete. */
export const importFileInputSchema = z.strictObject({
  name: fileNameSchema,
  /** Bytes of the whole file, as it is: packed if it is packed. */
  bytes: z.number().int().min(1, 'The file is empty.'),
});
export type ImportFileInput = z.infer<typeof importFileInputSchema>;

/**
 * A file to import. `PUT /management/imports/files/:id/parts/:index` takes part 0, 1, … of
 * {@link IMPORT_PART_SIZE} bytes each (the last one may be shorter) as `application/octet-stream`; a
 * part may be sent again. `POST …/:id/complete` says that all are there.
 */
export const importFileSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  bytes: z.number().int(),
});
export type ImportFile = z.infer<typeof importFileSchema>;

/** `POST /management/imports/files/:id/analysis`: what was detected, or follows from these choices. */
export const importAnalysisRequestSchema = z.strictObject({
  /** Detected when left out. */
  format: importFormatSchema.optional(),
  /** Types of columns that were chosen by hand, by the name of the column. */
  types: z.record(z.string(), importValueTypeSchema).default({}),
});
export type ImportAnalysisRequest = z.input<typeof importAnalysisRequestSchema>;

/** A column as it was found in the sample. */
export const importColumnSchema = z.strictObject({
  name: z.string(),
  type: importValueTypeSchema,
  /** Rows of the sample that have a value. */
  filled: z.number().int(),
  /** Values of the sample that are not of the type. */
  misfits: z.number().int(),
});
export type ImportColumn = z.infer<typeof importColumnSchema>;

/** A value of the sample: as it stands in the file, and as it is understood. */
export const importCellSchema = z.strictObject({
  raw: z.string(),
  /** Null when it is empty or not of the type. */
  value: z.json(),
  problem: z.string().nullable(),
});
export type ImportCell = z.infer<typeof importCellSchema>;

export const importAnalysisSchema = z.strictObject({
  file: importFileSchema,
  format: importFormatSchema,
  columns: z.array(importColumnSchema),
  /** The first rows, a cell a column. */
  rows: z.array(z.array(importCellSchema)),
  /** Rows that the detection looked at. */
  sampled: z.number().int(),
  /** Rows of the sample that cannot be read. */
  unreadable: z.number().int(),
  /** Ready to be used: the saved mapping that fits the columns, else a suggestion. */
  suggestion: importMappingSchema,
  /** Whether the suggestion is a saved mapping. */
  saved: z.boolean(),
});
export type ImportAnalysis = z.infer<typeof importAnalysisSchema>;
