import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import {
  contentTypeUidSchema,
  localeSchema,
  recordStatusSchema,
  workflowKindSchema,
} from './workflow.ts';

/** What names a record: never the row id, which changes with every publication. */
export const recordIdentityShape = {
  kind: workflowKindSchema,
  contentType: contentTypeUidSchema,
  documentId: z.string().min(1).max(255),
  /** Null where the content type is not localized. */
  locale: localeSchema.nullable(),
  status: recordStatusSchema,
};

/** One exported field: its path in the model, its exported name, its type, its value. */
export const recordFieldSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  type: z.string().min(1),
  /** Null means: remove the value. */
  value: z.json(),
  /** Further parts of the value, such as the width of an image. */
  parts: z.record(z.string(), z.json()).optional(),
});
export type RecordField = z.infer<typeof recordFieldSchema>;

/** An entry that exists and leaves with its fields. */
export const upsertRecordSchema = z.strictObject({
  op: z.literal('upsert'),
  ...recordIdentityShape,
  updatedAt: instantSchema,
  fields: z.array(recordFieldSchema),
});
export type UpsertRecord = z.infer<typeof upsertRecordSchema>;

/** An entry that was deleted or unpublished, or lost this locale. */
export const deleteRecordSchema = z.strictObject({
  op: z.literal('delete'),
  ...recordIdentityShape,
});
export type DeleteRecord = z.infer<typeof deleteRecordSchema>;

/** One record of an export, one line of NDJSON. */
export const exportRecordSchema = z.discriminatedUnion('op', [
  upsertRecordSchema,
  deleteRecordSchema,
]);
export type ExportRecord = z.infer<typeof exportRecordSchema>;
