import { z } from 'zod';
import { recordIdentityShape } from './record.ts';
import { rowLineSchema, shapeLineSchema } from './record-lines.ts';
import {
  contentTypeUidSchema,
  localeSchema,
  recordStatusSchema,
  workflowKindSchema,
} from './workflow.ts';

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

/** Any line of an export page: its records (see {@link RecordWriter}), then its end. */
export const exportPageLineSchema = z.discriminatedUnion('op', [
  shapeLineSchema,
  rowLineSchema,
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
