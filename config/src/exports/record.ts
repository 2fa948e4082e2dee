import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import {
  contentTypeUidSchema,
  localeSchema,
  recordStatusSchema,
  workflowKindSchema,
} from './workflow.ts';

/** What names a record: never the row id, which changes with every publication. */
const recordIdentityShape = {
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

/** The last line of a page. A page without it was cut off on the way and must be asked for again. */
export const pageEndSchema = z.strictObject({
  op: z.literal('page'),
  /** Where the next page begins, or null after the last one. Opaque to the connector. */
  next: z.string().nullable(),
  /** Records on this page. */
  read: z.number().int().min(0),
  /** Records in all, told once, on the first page; for progress only. */
  total: z.number().int().min(0).nullable(),
  /** From where `export-changes` goes on: what was written after this page was begun. Opaque. */
  position: z.string().max(255).optional(),
  /**
   * Of a page of changes: which locales there are of documents that changed. What the destination has
   * of them besides is gone.
   */
  documents: z
    .array(
      z.strictObject({
        documentId: recordIdentityShape.documentId,
        locales: z.array(recordIdentityShape.locale),
      }),
    )
    .optional(),
});
export type PageEnd = z.infer<typeof pageEndSchema>;

/** Any line of an export page. */
export const exportPageLineSchema = z.discriminatedUnion('op', [
  upsertRecordSchema,
  deleteRecordSchema,
  pageEndSchema,
]);
export type ExportPageLine = z.infer<typeof exportPageLineSchema>;

/** Which page of which content type the connector asks for, as a query string. */
export const exportPageQuerySchema = z.strictObject({
  contentType: contentTypeUidSchema,
  kind: workflowKindSchema,
  status: recordStatusSchema.default('published'),
  /** Comma-separated; empty for all. */
  locales: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(localeSchema).max(100)),
  after: z.string().max(255).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type ExportPageQuery = z.infer<typeof exportPageQuerySchema>;

/**
 * `GET export-changes`: like a page, of what was written after a position. 410 when that cannot be
 * told (any more): then all pages must be compared with what was sent.
 */
export const exportChangesQuerySchema = exportPageQuerySchema.extend({
  after: z.string().min(1).max(255),
});
export type ExportChangesQuery = z.infer<typeof exportChangesQuerySchema>;

/** `GET export-changes/pending`: whether there is anything to ask for. */
export const exportPendingSchema = z.strictObject({ pending: z.boolean() });
